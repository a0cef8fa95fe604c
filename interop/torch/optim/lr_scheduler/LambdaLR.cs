namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>The first rate times a function of the epoch.</summary>
            public static LRScheduler LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1) =>
                new impl.LambdaLR(optimizer, [lr_lambda], last_epoch);

            /// <summary>The same with a function for each group of parameters.</summary>
            public static LRScheduler LambdaLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1) =>
                new impl.LambdaLR(optimizer, [.. lr_lambdas], last_epoch);

            /// <summary>The schedulers themselves.</summary>
            public static partial class impl
            {
                /// <inheritdoc cref="lr_scheduler.LambdaLR(Optimizer, Func{int, double}, int)"/>
                public sealed class LambdaLR : LRScheduler
                {
                    private readonly Func<int, double>[] _factors;

                    internal LambdaLR(Optimizer optimizer, Func<int, double>[] factors, int last_epoch) : base(optimizer, last_epoch)
                    {
                        if (factors.Length != 1 && factors.Length != GroupCount)
                            throw new ArgumentException($"{factors.Length} functions were given for {GroupCount} groups of parameters.");
                        _factors = factors;
                        step();
                    }

                    private protected override double RateAt(int epoch, int group, double baseRate) =>
                        baseRate * _factors[_factors.Length == 1 ? 0 : group](epoch);
                }
            }
        }
    }
}
