using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly AtenOp s_zerosLike = new("zeros_like");
        private static readonly AtenOp s_onesLike = new("ones_like");
        private static readonly AtenOp s_emptyLike = new("empty_like");
        private static readonly AtenOp s_randLike = new("rand_like");
        private static readonly AtenOp s_randnLike = new("randn_like");
        private static readonly AtenOp s_fullLike = new("full_like");

        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            s_zerosLike.Call(this, dtype, Arg.Default, device).requires_grad_(requires_grad);

        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            s_onesLike.Call(this, dtype, Arg.Default, device).requires_grad_(requires_grad);

        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            s_emptyLike.Call(this, dtype, Arg.Default, device).requires_grad_(requires_grad);

        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            s_randLike.Call(this, dtype, Arg.Default, device).requires_grad_(requires_grad);

        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            s_randnLike.Call(this, dtype, Arg.Default, device).requires_grad_(requires_grad);

        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            s_fullLike.Call(this, value, dtype, Arg.Default, device).requires_grad_(requires_grad);
    }
}
