using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Adam (Kingma and Ba, 2015); weight decay is added to the gradient.</summary>
    public sealed class Adam : AdamBase
    {
        internal Adam(IEnumerable<ParamGroup> groups, Options defaults) : base(defaults)
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

        private protected override bool DecoupledWeightDecay => false;
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static Modules.Adam Adam(
                IEnumerable<Modules.Parameter> parameters,
                double lr = 1e-3,
                double beta1 = 0.9,
                double beta2 = 0.999,
                double eps = 1e-8,
                double weight_decay = 0,
                bool amsgrad = false,
                bool maximize = false) =>
                Adam(
                    new[] { new Modules.Adam.ParamGroup(parameters, new Modules.Adam.Options()) },
                    lr,
                    beta1,
                    beta2,
                    eps,
                    weight_decay,
                    amsgrad,
                    maximize);

            public static Modules.Adam Adam(
                IEnumerable<Modules.Adam.ParamGroup> parameters,
                double lr = 1e-3,
                double beta1 = 0.9,
                double beta2 = 0.999,
                double eps = 1e-8,
                double weight_decay = 0,
                bool amsgrad = false,
                bool maximize = false) =>
                new(parameters, new Modules.Adam.Options
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
