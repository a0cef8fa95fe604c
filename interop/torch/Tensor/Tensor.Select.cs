using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly AtenOp s_narrow = new("narrow");
        private static readonly AtenOp s_slice = new("slice.Tensor");
        private static readonly AtenOp s_select = new("select.int");
        private static readonly AtenOp s_indexSelect = new("index_select");
        private static readonly AtenOp s_gather = new("gather");
        private static readonly AtenOp s_maskedFill = new("masked_fill.Scalar");
        private static readonly AtenOp s_maskedFillInPlace = new("masked_fill_.Scalar");
        private static readonly AtenOp s_maskedSelect = new("masked_select");
        private static readonly AtenOp s_where = new("where.self");
        private static readonly AtenOp s_nonzero = new("nonzero");
        private static readonly AtenOp s_scatterInPlace = new("scatter_.src");
        private static readonly AtenOp s_scatterValueInPlace = new("scatter_.value");
        private static readonly AtenOp s_scatterAddInPlace = new("scatter_add_");
        private static readonly AtenOp s_indexAddInPlace = new("index_add_");
        private static readonly AtenOp s_index = new("index.Tensor");
        private static readonly AtenOp s_indexPutInPlace = new("index_put_");

        public Tensor narrow(long dim, long start, long length) => s_narrow.Call(this, dim, start, length);

        public Tensor slice(long dim, long start, long finish, long step) => s_slice.Call(this, dim, start, finish, step);

        public Tensor select(long dim, long index) => s_select.Call(this, dim, index);

        public Tensor index_select(long dim, Tensor index) => s_indexSelect.Call(this, dim, index);

        public Tensor gather(long dim, Tensor index) => s_gather.Call(this, dim, index);

        public Tensor masked_fill(Tensor mask, Scalar value) => s_maskedFill.Call(this, mask, value);

        public Tensor masked_fill_(Tensor mask, Scalar value) => s_maskedFillInPlace.InPlace(this, mask, value);

        public Tensor masked_select(Tensor mask) => s_maskedSelect.Call(this, mask);

        /// <summary>This tensor where the condition holds, the other one elsewhere.</summary>
        public Tensor where(Tensor condition, Tensor y) => s_where.Call(condition, this, y);

        public Tensor nonzero() => s_nonzero.Call(this);

        public Tensor scatter_(long dim, Tensor index, Tensor src) => s_scatterInPlace.InPlace(this, dim, index, src);

        public Tensor scatter_(long dim, Tensor index, Scalar value) => s_scatterValueInPlace.InPlace(this, dim, index, value);

        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => s_scatterAddInPlace.InPlace(this, dim, index, src);

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            s_indexAddInPlace.InPlace(this, dim, index, source, alpha);

        /// <summary>Elements at the given positions, one index tensor per dimension from the first.</summary>
        public Tensor index(params Tensor[] indices) => s_index.Call(this, indices);

        public Tensor index_put_(Tensor value, params Tensor[] indices) => s_indexPutInPlace.InPlace(this, indices, value);

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate) =>
            s_indexPutInPlace.InPlace(this, indices, value, accumulate);
    }
}
