using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly AtenOp s_addTensorInPlace = new("add_.Tensor");
        private static readonly AtenOp s_addScalarInPlace = new("add_.Scalar");
        private static readonly AtenOp s_subTensorInPlace = new("sub_.Tensor");
        private static readonly AtenOp s_subScalarInPlace = new("sub_.Scalar");
        private static readonly AtenOp s_mulTensorInPlace = new("mul_.Tensor");
        private static readonly AtenOp s_mulScalarInPlace = new("mul_.Scalar");
        private static readonly AtenOp s_divTensorInPlace = new("div_.Tensor");
        private static readonly AtenOp s_divScalarInPlace = new("div_.Scalar");
        private static readonly AtenOp s_lerpScalarInPlace = new("lerp_.Scalar");
        private static readonly AtenOp s_lerpTensorInPlace = new("lerp_.Tensor");
        private static readonly AtenOp s_addcmulInPlace = new("addcmul_");
        private static readonly AtenOp s_addcdivInPlace = new("addcdiv_");
        private static readonly AtenOp s_negInPlace = new("neg_");

        public Tensor add_(Tensor target) => s_addTensorInPlace.InPlace(this, target);

        public Tensor add_(Tensor target, Scalar alpha) => s_addTensorInPlace.InPlace(this, target, alpha);

        public Tensor add_(Scalar scalar) => s_addScalarInPlace.InPlace(this, scalar);

        public Tensor sub_(Tensor target) => s_subTensorInPlace.InPlace(this, target);

        public Tensor sub_(Scalar target) => s_subScalarInPlace.InPlace(this, target);

        public Tensor mul_(Tensor target) => s_mulTensorInPlace.InPlace(this, target);

        public Tensor mul_(Scalar target) => s_mulScalarInPlace.InPlace(this, target);

        public Tensor div_(Tensor target) => s_divTensorInPlace.InPlace(this, target);

        public Tensor div_(Scalar target) => s_divScalarInPlace.InPlace(this, target);

        public Tensor neg_() => s_negInPlace.InPlace(this);

        public Tensor lerp_(Tensor end, Scalar weight) => s_lerpScalarInPlace.InPlace(this, end, weight);

        public Tensor lerp_(Tensor end, Tensor weight) => s_lerpTensorInPlace.InPlace(this, end, weight);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => s_addcmulInPlace.InPlace(this, tensor1, tensor2, value);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => s_addcdivInPlace.InPlace(this, tensor1, tensor2, value);
    }
}
