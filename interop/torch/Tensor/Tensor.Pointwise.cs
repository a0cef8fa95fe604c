using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly AtenOp s_abs = new("abs");
        private static readonly AtenOp s_exp = new("exp");
        private static readonly AtenOp s_expm1 = new("expm1");
        private static readonly AtenOp s_log = new("log");
        private static readonly AtenOp s_log1p = new("log1p");
        private static readonly AtenOp s_log2 = new("log2");
        private static readonly AtenOp s_sqrt = new("sqrt");
        private static readonly AtenOp s_rsqrt = new("rsqrt");
        private static readonly AtenOp s_reciprocal = new("reciprocal");
        private static readonly AtenOp s_square = new("square");
        private static readonly AtenOp s_sin = new("sin");
        private static readonly AtenOp s_cos = new("cos");
        private static readonly AtenOp s_tanh = new("tanh");
        private static readonly AtenOp s_sigmoid = new("sigmoid");
        private static readonly AtenOp s_floor = new("floor");
        private static readonly AtenOp s_ceil = new("ceil");
        private static readonly AtenOp s_round = new("round");
        private static readonly AtenOp s_trunc = new("trunc");
        private static readonly AtenOp s_sign = new("sign");
        private static readonly AtenOp s_erf = new("erf");
        private static readonly AtenOp s_powScalar = new("pow.Tensor_Scalar");
        private static readonly AtenOp s_powTensor = new("pow.Tensor_Tensor");
        private static readonly AtenOp s_rsub = new("rsub.Scalar");
        private static readonly AtenOp s_clampScalar = new("clamp");
        private static readonly AtenOp s_clampTensor = new("clamp.Tensor");
        private static readonly AtenOp s_absInPlace = new("abs_");
        private static readonly AtenOp s_expInPlace = new("exp_");
        private static readonly AtenOp s_logInPlace = new("log_");
        private static readonly AtenOp s_sqrtInPlace = new("sqrt_");
        private static readonly AtenOp s_sigmoidInPlace = new("sigmoid_");
        private static readonly AtenOp s_tanhInPlace = new("tanh_");
        private static readonly AtenOp s_roundInPlace = new("round_");
        private static readonly AtenOp s_floorInPlace = new("floor_");
        private static readonly AtenOp s_powInPlace = new("pow_.Scalar");
        private static readonly AtenOp s_clampInPlace = new("clamp_");

        public Tensor abs() => s_abs.Call(this);

        public Tensor exp() => s_exp.Call(this);

        public Tensor expm1() => s_expm1.Call(this);

        public Tensor log() => s_log.Call(this);

        public Tensor log1p() => s_log1p.Call(this);

        public Tensor log2() => s_log2.Call(this);

        public Tensor sqrt() => s_sqrt.Call(this);

        public Tensor rsqrt() => s_rsqrt.Call(this);

        public Tensor reciprocal() => s_reciprocal.Call(this);

        public Tensor square() => s_square.Call(this);

        public Tensor sin() => s_sin.Call(this);

        public Tensor cos() => s_cos.Call(this);

        public Tensor tanh() => s_tanh.Call(this);

        public Tensor sigmoid() => s_sigmoid.Call(this);

        public Tensor floor() => s_floor.Call(this);

        public Tensor ceil() => s_ceil.Call(this);

        public Tensor round() => s_round.Call(this);

        public Tensor trunc() => s_trunc.Call(this);

        public Tensor sign() => s_sign.Call(this);

        public Tensor erf() => s_erf.Call(this);

        public Tensor pow(Scalar exponent) => s_powScalar.Call(this, exponent);

        public Tensor pow(Tensor exponent) => s_powTensor.Call(this, exponent);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => s_clampScalar.Call(this, min, max);

        public Tensor clamp(Tensor? min = null, Tensor? max = null) => s_clampTensor.Call(this, min, max);

        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);

        public Tensor abs_() => s_absInPlace.InPlace(this);

        public Tensor exp_() => s_expInPlace.InPlace(this);

        public Tensor log_() => s_logInPlace.InPlace(this);

        public Tensor sqrt_() => s_sqrtInPlace.InPlace(this);

        public Tensor sigmoid_() => s_sigmoidInPlace.InPlace(this);

        public Tensor tanh_() => s_tanhInPlace.InPlace(this);

        public Tensor round_() => s_roundInPlace.InPlace(this);

        public Tensor floor_() => s_floorInPlace.InPlace(this);

        public Tensor pow_(Scalar exponent) => s_powInPlace.InPlace(this, exponent);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => s_clampInPlace.InPlace(this, min, max);

        internal Tensor rsub(Scalar left) => s_rsub.Call(this, left);
    }
}
