using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly AtenOp s_fillInPlace = new("fill_.Scalar");
        private static readonly AtenOp s_zeroInPlace = new("zero_");
        private static readonly AtenOp s_copyInPlace = new("copy_");
        private static readonly AtenOp s_uniformInPlace = new("uniform_");
        private static readonly AtenOp s_normalInPlace = new("normal_");
        private static readonly AtenOp s_bernoulliInPlace = new("bernoulli_.float");
        private static readonly AtenOp s_randomInPlace = new("random_.from");

        public Tensor fill_(Scalar value) => s_fillInPlace.InPlace(this, value);

        public Tensor zero_() => s_zeroInPlace.InPlace(this);

        /// <summary>Copies values over, converting type and device and broadcasting.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => s_copyInPlace.InPlace(this, source, nonBlocking);

        public Tensor uniform_(double from, double to, Generator? generator = null) => s_uniformInPlace.InPlace(this, from, to, generator);

        public Tensor normal_(double mean = 0.0, double std = 1.0, Generator? generator = null) =>
            s_normalInPlace.InPlace(this, mean, std, generator);

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => s_bernoulliInPlace.InPlace(this, p, generator);

        /// <summary>Whole numbers from <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
        public Tensor random_(long from, long to, Generator? generator = null) => s_randomInPlace.InPlace(this, from, to, generator);
    }
}
