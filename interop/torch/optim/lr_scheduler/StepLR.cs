namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>The rate times gamma after every <paramref name="step_size"/> epochs.</summary>
            public static LRScheduler StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1) =>
                new impl.StepLR(optimizer, step_size, gamma, last_epoch);

            public static partial class impl
            {
                /// <inheritdoc cref="lr_scheduler.StepLR(Optimizer, int, double, int)"/>
                public sealed class StepLR : LRScheduler
                {
                    private readonly int _stepSize;
                    private readonly double _gamma;

                    internal StepLR(Optimizer optimizer, int step_size, double gamma, int last_epoch) : base(optimizer, last_epoch)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step_size);
                        _stepSize = step_size;
                        _gamma = gamma;
                        step();
                    }

                    private protected override double RateAt(int epoch, int group, double baseRate) =>
                        baseRate * Math.Pow(_gamma, epoch / _stepSize);
                }
            }
        }
    }
}
