using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly AtenOp s_matmul = new("matmul");
        private static readonly AtenOp s_mm = new("mm");
        private static readonly AtenOp s_bmm = new("bmm");
        private static readonly AtenOp s_addmm = new("addmm");

        public Tensor matmul(Tensor target) => s_matmul.Call(this, target);

        public Tensor mm(Tensor target) => s_mm.Call(this, target);

        public Tensor bmm(Tensor batch2) => s_bmm.Call(this, batch2);

        /// <summary>beta * this + alpha * mat1 @ mat2</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => s_addmm.Call(this, mat1, mat2, beta, alpha);
    }
}
