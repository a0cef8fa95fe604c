using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly AtenOp s_sum = new("sum");
        private static readonly AtenOp s_sumDims = new("sum.dim_IntList");
        private static readonly AtenOp s_mean = new("mean");
        private static readonly AtenOp s_meanDims = new("mean.dim");
        private static readonly AtenOp s_var = new("var");
        private static readonly AtenOp s_varDims = new("var.dim");
        private static readonly AtenOp s_std = new("std");
        private static readonly AtenOp s_stdDims = new("std.dim");
        private static readonly AtenOp s_max = new("max");
        private static readonly AtenOp s_maxDim = new("max.dim");
        private static readonly AtenOp s_min = new("min");
        private static readonly AtenOp s_minDim = new("min.dim");
        private static readonly AtenOp s_amax = new("amax");
        private static readonly AtenOp s_amin = new("amin");
        private static readonly AtenOp s_all = new("all");
        private static readonly AtenOp s_allDim = new("all.dim");
        private static readonly AtenOp s_any = new("any");
        private static readonly AtenOp s_anyDim = new("any.dim");
        private static readonly AtenOp s_prod = new("prod");
        private static readonly AtenOp s_norm = new("norm.Scalar");
        private static readonly AtenOp s_normDims = new("norm.ScalarOpt_dim");
        private static readonly AtenOp s_logsumexp = new("logsumexp");
        private static readonly AtenOp s_cumsum = new("cumsum");
        private static readonly AtenOp s_bincount = new("bincount");

        public Tensor sum(ScalarType? type = null) => s_sum.Call(this, type);

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum([dim], keepdim, type);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => s_sumDims.Call(this, dim, keepdim, type);

        public Tensor mean() => s_mean.Call(this);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            s_meanDims.Call(this, dimensions, keepdim, type);

        public Tensor var(bool unbiased = true) => s_var.Call(this, unbiased);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false) => var([dim], unbiased, keepdim);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false) =>
            s_varDims.Call(this, dimensions, unbiased, keepdim);

        public Tensor std(bool unbiased = true) => s_std.Call(this, unbiased);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false) => std([dim], unbiased, keepdim);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false) =>
            s_stdDims.Call(this, dimensions, unbiased, keepdim);

        public Tensor prod() => s_prod.Call(this);

        public Tensor max() => s_max.Call(this);

        public Tensor max(Tensor other) => maximum(other);

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => s_maxDim.CallPair(this, dim, keepdim);

        public Tensor min() => s_min.Call(this);

        public Tensor min(Tensor other) => minimum(other);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => s_minDim.CallPair(this, dim, keepdim);

        public Tensor amax(params long[] dims) => s_amax.Call(this, dims);

        public Tensor amax(long[] dims, bool keepdim) => s_amax.Call(this, dims, keepdim);

        public Tensor amin(params long[] dims) => s_amin.Call(this, dims);

        public Tensor amin(long[] dims, bool keepdim) => s_amin.Call(this, dims, keepdim);

        public Tensor all() => s_all.Call(this);

        public Tensor all(long dim, bool keepdim = false) => s_allDim.Call(this, dim, keepdim);

        public Tensor any() => s_any.Call(this);

        public Tensor any(long dim, bool keepdim = false) => s_anyDim.Call(this, dim, keepdim);

        /// <summary>The p-norm of all elements.</summary>
        public Tensor norm(float p = 2.0f) => s_norm.Call(this, p);

        public Tensor norm(int dim, bool keepdim = false, float p = 2.0f) => s_normDims.Call(this, p, new long[] { dim }, keepdim);

        public Tensor logsumexp(long dim, bool keepdim = false) => s_logsumexp.Call(this, new[] { dim }, keepdim);

        public Tensor cumsum(long dim, ScalarType? type = null) => s_cumsum.Call(this, dim, type);

        public Tensor bincount(Tensor? weights = null, long minlength = 0) => s_bincount.Call(this, weights, minlength);
    }
}
