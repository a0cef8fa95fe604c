using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly AtenOp s_eqTensor = new("eq.Tensor");
        private static readonly AtenOp s_eqScalar = new("eq.Scalar");
        private static readonly AtenOp s_neTensor = new("ne.Tensor");
        private static readonly AtenOp s_neScalar = new("ne.Scalar");
        private static readonly AtenOp s_ltTensor = new("lt.Tensor");
        private static readonly AtenOp s_ltScalar = new("lt.Scalar");
        private static readonly AtenOp s_leTensor = new("le.Tensor");
        private static readonly AtenOp s_leScalar = new("le.Scalar");
        private static readonly AtenOp s_gtTensor = new("gt.Tensor");
        private static readonly AtenOp s_gtScalar = new("gt.Scalar");
        private static readonly AtenOp s_geTensor = new("ge.Tensor");
        private static readonly AtenOp s_geScalar = new("ge.Scalar");
        private static readonly AtenOp s_maximum = new("maximum");
        private static readonly AtenOp s_minimum = new("minimum");
        private static readonly AtenOp s_isnan = new("isnan");
        private static readonly AtenOp s_isfinite = new("isfinite");
        private static readonly AtenOp s_isinf = new("isinf");
        private static readonly AtenOp s_allclose = new("allclose");
        private static readonly AtenOp s_equal = new("equal");
        private static readonly AtenOp s_isin = new("isin.Tensor_Tensor");

        public Tensor eq(Tensor target) => s_eqTensor.Call(this, target);

        public Tensor eq(Scalar target) => s_eqScalar.Call(this, target);

        public Tensor ne(Tensor target) => s_neTensor.Call(this, target);

        public Tensor ne(Scalar target) => s_neScalar.Call(this, target);

        public Tensor lt(Tensor target) => s_ltTensor.Call(this, target);

        public Tensor lt(Scalar target) => s_ltScalar.Call(this, target);

        public Tensor le(Tensor target) => s_leTensor.Call(this, target);

        public Tensor le(Scalar target) => s_leScalar.Call(this, target);

        public Tensor gt(Tensor target) => s_gtTensor.Call(this, target);

        public Tensor gt(Scalar target) => s_gtScalar.Call(this, target);

        public Tensor ge(Tensor target) => s_geTensor.Call(this, target);

        public Tensor ge(Scalar target) => s_geScalar.Call(this, target);

        public Tensor maximum(Tensor other) => s_maximum.Call(this, other);

        public Tensor minimum(Tensor other) => s_minimum.Call(this, other);

        public Tensor isnan() => s_isnan.Call(this);

        public Tensor isfinite() => s_isfinite.Call(this);

        public Tensor isinf() => s_isinf.Call(this);

        /// <summary>Whether all elements satisfy |this - target| &lt;= atol + rtol * |target|.</summary>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
            s_allclose.CallBool(this, target, rtol, atol, equal_nan);

        /// <summary>Whether shape and all elements are the same.</summary>
        internal bool SameAs(Tensor other) => s_equal.CallBool(this, other);
    }
}
