using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly AtenOp s_view = new("view");
        private static readonly AtenOp s_reshape = new("reshape");
        private static readonly AtenOp s_flatten = new("flatten.using_ints");
        private static readonly AtenOp s_permute = new("permute");
        private static readonly AtenOp s_transpose = new("transpose.int");
        private static readonly AtenOp s_t = new("t");
        private static readonly AtenOp s_squeeze = new("squeeze");
        private static readonly AtenOp s_squeezeDim = new("squeeze.dim");
        private static readonly AtenOp s_unsqueeze = new("unsqueeze");
        private static readonly AtenOp s_expand = new("expand");
        private static readonly AtenOp s_repeat = new("repeat");
        private static readonly AtenOp s_repeatInterleave = new("repeat_interleave.self_int");
        private static readonly AtenOp s_flip = new("flip");
        private static readonly AtenOp s_roll = new("roll");
        private static readonly AtenOp s_tril = new("tril");
        private static readonly AtenOp s_triu = new("triu");

        public Tensor view(params long[] shape) => s_view.Call(this, shape);

        public Tensor view_as(Tensor other) => view(other.shape);

        public Tensor reshape(params long[] shape) => s_reshape.Call(this, shape);

        public Tensor reshape_as(Tensor other) => reshape(other.shape);

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => s_flatten.Call(this, start_dim, end_dim);

        public Tensor permute(params long[] permutation) => s_permute.Call(this, permutation);

        public Tensor transpose(long dim0, long dim1) => s_transpose.Call(this, dim0, dim1);

        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        public Tensor t() => s_t.Call(this);

        public Tensor mT => transpose(-2, -1);

        public Tensor squeeze(long? dim = null) => dim is null ? s_squeeze.Call(this) : s_squeezeDim.Call(this, dim);

        public Tensor unsqueeze(long dim) => s_unsqueeze.Call(this, dim);

        public Tensor expand(params long[] sizes) => s_expand.Call(this, sizes);

        public Tensor expand_as(Tensor other) => expand(other.shape);

        public Tensor repeat(params long[] sizes) => s_repeat.Call(this, sizes);

        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            s_repeatInterleave.Call(this, repeats, dim, output_size);

        public Tensor flip(params long[] dims) => s_flip.Call(this, dims);

        public Tensor roll(long shifts, long? dims = null) => s_roll.Call(this, new[] { shifts }, dims is { } dim ? new[] { dim } : []);

        public Tensor roll(long[] shifts, long[] dims) => s_roll.Call(this, shifts, dims);

        public Tensor tril(long diagonal = 0) => s_tril.Call(this, diagonal);

        public Tensor triu(long diagonal = 0) => s_triu.Call(this, diagonal);
    }
}
