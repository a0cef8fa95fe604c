using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly AtenOp s_argmax = new("argmax");
        private static readonly AtenOp s_argmin = new("argmin");
        private static readonly AtenOp s_topk = new("topk");
        private static readonly AtenOp s_sort = new("sort.stable");
        private static readonly AtenOp s_argsort = new("argsort");

        /// <summary>The index of the largest element of the flattened tensor.</summary>
        public Tensor argmax() => s_argmax.Call(this);

        /// <summary>The index of the largest element along a dimension; of equal ones, any.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => s_argmax.Call(this, dim, keepdim);

        public Tensor argmin() => s_argmin.Call(this);

        public Tensor argmin(long dim, bool keepdim = false) => s_argmin.Call(this, dim, keepdim);

        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            s_topk.CallPair(this, k, dim, largest, sorted);

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            s_sort.CallPair(this, stable, dim, descending);

        public Tensor argsort(long dim = -1, bool descending = false) => s_argsort.Call(this, dim, descending);
    }
}
