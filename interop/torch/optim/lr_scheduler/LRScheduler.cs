namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Learning rates over the course of training.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>
            /// Sets the learning rates of an optimizer. Rates are computed from the epoch alone, not from the rate before, so
            /// that a resumed run sees the same numbers to the last bit.
            /// </summary>
            public abstract class LRScheduler
            {
                private readonly ILearningRateController[] _groups;
                private readonly double[] _baseRates;
                private int _lastEpoch;

                private protected LRScheduler(Optimizer optimizer, int last_epoch)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    _groups = [.. optimizer.ParamGroups];
                    _baseRates = Array.ConvertAll(_groups, group => group.InitialLearningRate);
                    _lastEpoch = last_epoch;
                }

                private protected int GroupCount => _groups.Length;

                /// <summary>Goes to the next epoch.</summary>
                public virtual void step() => step(_lastEpoch + 1);

                /// <summary>Goes to a given epoch, counted from 0.</summary>
                public virtual void step(int? epoch)
                {
                    _lastEpoch = epoch ?? _lastEpoch + 1;
                    for (var k = 0; k < _groups.Length; k++) _groups[k].LearningRate = RateAt(_lastEpoch, k, _baseRates[k]);
                }

                public IEnumerable<double> get_last_lr() => _groups.Select(group => group.LearningRate);

                private protected abstract double RateAt(int epoch, int group, double baseRate);
            }
        }
    }
}
