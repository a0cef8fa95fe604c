using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Stochastic gradient descent with momentum, as in PyTorch: the momentum buffer starts as the first gradient.</summary>
    public sealed class SGD : optim.Optimizer
    {
        private const string MomentumBuffer = "momentum_buffer";

        private readonly Options _defaults;

        internal SGD(IEnumerable<ParamGroup> groups, Options defaults)
        {
            _defaults = defaults;
            foreach (var group in groups) add_param_group(group);
        }

        /// <summary>Options of a group.</summary>
        public sealed class Options : OptimizerOptions
        {
            public double? momentum { get; set; }

            public double? dampening { get; set; }

            public double? weight_decay { get; set; }

            public bool? nesterov { get; set; }

            public bool? maximize { get; set; }
        }

        /// <summary>Parameters with options of their own.</summary>
        public sealed class ParamGroup : ParamGroup<Options>
        {
            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
            {
            }

            public ParamGroup(
                IEnumerable<Parameter> parameters,
                double lr = 1e-3,
                double momentum = 0.0,
                double dampening = 0,
                double weight_decay = 0,
                bool nesterov = false,
                bool maximize = false) : this(parameters, new Options
                {
                    LearningRate = lr,
                    momentum = momentum,
                    dampening = dampening,
                    weight_decay = weight_decay,
                    nesterov = nesterov,
                    maximize = maximize,
                })
            {
            }
        }

        protected override void Complete(Modules.ParamGroup group)
        {
            var options = ((ParamGroup)group).Options;
            options.LearningRate ??= _defaults.LearningRate;
            options.momentum ??= _defaults.momentum;
            options.dampening ??= _defaults.dampening;
            options.weight_decay ??= _defaults.weight_decay;
            options.nesterov ??= _defaults.nesterov;
            options.maximize ??= _defaults.maximize;
            if (options.nesterov == true && (options.momentum <= 0 || options.dampening != 0))
                throw new ArgumentException("Nesterov momentum needs a momentum above zero and no dampening.");
        }

        protected override void Update(Modules.ParamGroup group)
        {
            var options = ((ParamGroup)group).Options;
            var (parameters, gradients) = GradientLists.Of(group.Parameters);
            if (parameters.Length == 0) return;
            if (options.maximize == true) gradients = Foreach.Neg(gradients);
            if (options.weight_decay != 0) gradients = Foreach.Add(gradients, parameters, options.weight_decay!.Value);
            if (options.momentum != 0) gradients = WithMomentum(parameters, gradients, options);
            Foreach.AddInPlace(parameters, gradients, -group.LearningRate);
        }

        private Tensor[] WithMomentum(Parameter[] parameters, Tensor[] gradients, Options options)
        {
            var buffers = new Tensor[parameters.Length];
            List<Tensor> used = [], added = [];
            for (var k = 0; k < parameters.Length; k++)
            {
                var state = StateOf(parameters[k]);
                if (state.Tensors.TryGetValue(MomentumBuffer, out var buffer))
                {
                    used.Add(buffer);
                    added.Add(gradients[k]);
                }
                else
                {
                    state.Set(MomentumBuffer, buffer = gradients[k].clone());
                }
                buffers[k] = buffer;
                state.Step++;
            }
            if (used.Count > 0)
            {
                Foreach.MulInPlace([.. used], options.momentum!.Value);
                Foreach.AddInPlace([.. used], [.. added], 1 - options.dampening!.Value);
            }
            return options.nesterov == true ? Foreach.Add(gradients, buffers, options.momentum!.Value) : buffers;
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static Modules.SGD SGD(
                IEnumerable<Modules.Parameter> parameters,
                double learningRate,
                double momentum = 0,
                double dampening = 0,
                double weight_decay = 0,
                bool nesterov = false,
                bool maximize = false) =>
                SGD(
                    new[] { new Modules.SGD.ParamGroup(parameters, new Modules.SGD.Options()) },
                    learningRate,
                    momentum,
                    dampening,
                    weight_decay,
                    nesterov,
                    maximize);

            public static Modules.SGD SGD(
                IEnumerable<Modules.SGD.ParamGroup> parameters,
                double learningRate,
                double momentum = 0,
                double dampening = 0,
                double weight_decay = 0,
                bool nesterov = false,
                bool maximize = false) =>
                new(parameters, new Modules.SGD.Options
                {
                    LearningRate = learningRate,
                    momentum = momentum,
                    dampening = dampening,
                    weight_decay = weight_decay,
                    nesterov = nesterov,
                    maximize = maximize,
                });
        }
    }
}
