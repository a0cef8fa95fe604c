using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly AtenOp s_chunk = new("chunk");
        private static readonly AtenOp s_split = new("split.Tensor");
        private static readonly AtenOp s_splitSizes = new("split_with_sizes");
        private static readonly AtenOp s_unbind = new("unbind.int");

        public Tensor[] chunk(long chunks, long dim = 0L) => s_chunk.CallList(this, chunks, dim);

        public Tensor[] split(long size, int dim = 0) => s_split.CallList(this, size, dim);

        public Tensor[] split(long[] sizes, long dim = 0) => s_splitSizes.CallList(this, sizes, dim);

        public Tensor[] unbind(long dimension = 0L) => s_unbind.CallList(this, dimension);
    }
}
