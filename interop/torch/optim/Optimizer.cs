using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Optimizers.</summary>
    public static partial class optim
    {
        /// <summary>Changes parameters by their gradients. It owns its state, not the parameters.</summary>
        public abstract class Optimizer : IDisposable
        {
            private readonly List<ParamGroup> _groups = [];
            private readonly Dictionary<Parameter, OptimizerState> _states = new(ReferenceEqualityComparer.Instance);

            /// <summary>The groups of parameters with their learning rates.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => _groups;

            /// <summary>Changes every parameter that has a gradient.</summary>
            /// <param name="closure">Computes loss and gradients anew; its result is returned.</param>
            public virtual Tensor? step(Func<Tensor>? closure = null)
            {
                Tensor? loss = null;
                if (closure is not null)
                {
                    using var enabled = enable_grad();
                    loss = closure();
                }
                using var disabled = no_grad();
                using var scope = NewDisposeScope();
                foreach (var group in _groups) Update(group);
                return loss;
            }

            /// <summary>Forgets the gradients.</summary>
            public virtual void zero_grad()
            {
                foreach (var parameter in parameters()) Gradients.Clear(parameter, forget: true);
            }

            public virtual IEnumerable<Parameter> parameters() => _groups.SelectMany(group => group.Parameters);

            /// <summary>Adds parameters with options of their own; options that are null are the optimizer's.</summary>
            public virtual void add_param_group(ParamGroup param_group)
            {
                ArgumentNullException.ThrowIfNull(param_group);
                foreach (var parameter in param_group.Parameters)
                {
                    if (!_states.TryAdd(parameter, new OptimizerState()))
                        throw new ArgumentException("A parameter is in two groups, or twice in one.", nameof(param_group));
                }
                Complete(param_group);
                param_group.InitialLearningRate = param_group.LearningRate;
                _groups.Add(param_group);
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            internal OptimizerState StateOf(Parameter parameter) => _states[parameter];

            internal IReadOnlyList<ParamGroup> Groups => _groups;

            /// <summary>Fills in options that the group leaves to the optimizer.</summary>
            protected abstract void Complete(ParamGroup group);

            /// <summary>Changes one group; gradients are not recorded, and what is made here is freed afterwards.</summary>
            protected abstract void Update(ParamGroup group);

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing) return;
                foreach (var state in _states.Values) state.Dispose();
            }
        }
    }
}
