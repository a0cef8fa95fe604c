namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Half a cosine from the first rate down to <paramref name="eta_min"/> in <paramref name="T_max"/> epochs.</summary>
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1) =>
                new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch);

            public static partial class impl
            {
                /// <inheritdoc cref="lr_scheduler.CosineAnnealingLR(Optimizer, double, double, int)"/>
                public sealed class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _period;
                    private readonly double _lowest;

                    internal CosineAnnealingLR(
                        Optimizer optimizer, double T_max, double eta_min, int last_epoch) : base(optimizer, last_epoch)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(T_max);
                        _period = T_max;
                        _lowest = eta_min;
                        step();
                    }

                    private protected override double RateAt(int epoch, int group, double baseRate) =>
                        _lowest + ((baseRate - _lowest) * (1 + Math.Cos(Math.PI * epoch / _period)) / 2);
                }
            }
        }
    }
}
