using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly AtenOp s_addTensor = new("add.Tensor");
        private static readonly AtenOp s_addScalar = new("add.Scalar");
        private static readonly AtenOp s_subTensor = new("sub.Tensor");
        private static readonly AtenOp s_subScalar = new("sub.Scalar");
        private static readonly AtenOp s_mulTensor = new("mul.Tensor");
        private static readonly AtenOp s_mulScalar = new("mul.Scalar");
        private static readonly AtenOp s_divTensor = new("div.Tensor");
        private static readonly AtenOp s_divScalar = new("div.Scalar");
        private static readonly AtenOp s_divTensorMode = new("div.Tensor_mode");
        private static readonly AtenOp s_divScalarMode = new("div.Scalar_mode");
        private static readonly AtenOp s_floorDivide = new("floor_divide");
        private static readonly AtenOp s_floorDivideScalar = new("floor_divide.Scalar");
        private static readonly AtenOp s_remainderTensor = new("remainder.Tensor");
        private static readonly AtenOp s_remainderScalar = new("remainder.Scalar");
        private static readonly AtenOp s_neg = new("neg");
        private static readonly AtenOp s_lerpScalar = new("lerp.Scalar");
        private static readonly AtenOp s_lerpTensor = new("lerp.Tensor");
        private static readonly AtenOp s_addcmul = new("addcmul");
        private static readonly AtenOp s_addcdiv = new("addcdiv");

        public Tensor add(Tensor target) => s_addTensor.Call(this, target);

        public Tensor add(Tensor target, Scalar alpha) => s_addTensor.Call(this, target, alpha);

        public Tensor add(Scalar scalar) => s_addScalar.Call(this, scalar);

        public Tensor sub(Tensor target) => s_subTensor.Call(this, target);

        public Tensor sub(Scalar target) => s_subScalar.Call(this, target);

        public Tensor mul(Tensor target) => s_mulTensor.Call(this, target);

        public Tensor mul(Scalar target) => s_mulScalar.Call(this, target);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None
                ? s_divTensor.Call(this, target)
                : s_divTensorMode.Call(this, target, rounding_mode.ToString());

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            rounding_mode == RoundingMode.None
                ? s_divScalar.Call(this, target)
                : s_divScalarMode.Call(this, target, rounding_mode.ToString());

        public Tensor floor_divide(Tensor other) => s_floorDivide.Call(this, other);

        public Tensor floor_divide(Scalar other) => s_floorDivideScalar.Call(this, other);

        public Tensor remainder(Tensor target) => s_remainderTensor.Call(this, target);

        public Tensor remainder(Scalar scalar) => s_remainderScalar.Call(this, scalar);

        public Tensor neg() => s_neg.Call(this);

        public Tensor negative() => neg();

        /// <summary>this + weight * (end - this)</summary>
        public Tensor lerp(Tensor end, Scalar weight) => s_lerpScalar.Call(this, end, weight);

        public Tensor lerp(Tensor end, Tensor weight) => s_lerpTensor.Call(this, end, weight);

        /// <summary>this + value * tensor1 * tensor2</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => s_addcmul.Call(this, tensor1, tensor2, value);

        /// <summary>this + value * tensor1 / tensor2</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => s_addcdiv.Call(this, tensor1, tensor2, value);
    }
}
