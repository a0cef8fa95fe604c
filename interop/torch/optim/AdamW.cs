using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>
    /// Adam with weight decay apart from the gradient (Loshchilov and Hutter, 2019). The decay is 0 unless given, as in TorchSharp;
    /// in PyTorch it is 0.01.
    /// </summary>
    public sealed class AdamW : AdamBase
    {
        internal AdamW(IEnumerable<ParamGroup> groups, Options defaults) : base(defaults)
        {
            foreach (var group in groups) add_param_group(group);
        }

        /// <summary>Options of a group.</summary>
        public sealed class Options : AdamOptions;

        /// <summary>Parameters with options of their own.</summary>
        public sealed class ParamGroup : ParamGroup<AdamOptions>
        {
            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
            {
            }

            public ParamGroup(
                IEnumerable<Parameter> parameters,
                double lr = 1e-3,
                double beta1 = 0.9,
                double beta2 = 0.999,
                double eps = 1e-8,
                double weight_decay = 0,
                bool amsgrad = false,
                bool maximize = false) : this(parameters, new Options
                {
                    LearningRate = lr,
                    beta1 = beta1,
                    beta2 = beta2,
                    eps = eps,
                    weight_decay = weight_decay,
                    amsgrad = amsgrad,
                    maximize = maximize,
                })
            {
            }
        }

        private protected override bool DecoupledWeightDecay => true;
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static Modules.AdamW AdamW(
                IEnumerable<Modules.Parameter> parameters,
                double lr = 1e-3,
                double beta1 = 0.9,
                double beta2 = 0.999,
                double eps = 1e-8,
                double weight_decay = 0,
                bool amsgrad = false,
                bool maximize = false) =>
                AdamW(
                    new[] { new Modules.AdamW.ParamGroup(parameters, new Modules.AdamW.Options()) },
                    lr,
                    beta1,
                    beta2,
                    eps,
                    weight_decay,
                    amsgrad,
                    maximize);

            public static Modules.AdamW AdamW(
                IEnumerable<Modules.AdamW.ParamGroup> parameters,
                double lr = 1e-3,
                double beta1 = 0.9,
                double beta2 = 0.999,
                double eps = 1e-8,
                double weight_decay = 0,
                bool amsgrad = false,
                bool maximize = false) =>
                new(parameters, new Modules.AdamW.Options
                {
                    LearningRate = lr,
                    beta1 = beta1,
                    beta2 = beta2,
                    eps = eps,
                    weight_decay = weight_decay,
                    amsgrad = amsgrad,
                    maximize = maximize,
                });
        }
    }
}
