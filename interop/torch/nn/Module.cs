using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Modules of neural networks, and the functions behind them.</summary>
    public static partial class nn
    {
        /// <summary>
        /// A part of a network: parameters, buffers and further modules, each under a name. The joined names are the keys
        /// of the state dictionary, as in PyTorch.
        /// </summary>
        public abstract partial class Module : IDisposable
        {
            private readonly string _name;
            private readonly OrderedDictionary<string, Parameter> _parameters = [];
            private readonly OrderedDictionary<string, (Tensor Tensor, bool Persistent)> _buffers = [];
            private readonly OrderedDictionary<string, Module> _modules = [];
            private bool _componentsRegistered;

            protected Module(string name) => _name = name;

            /// <summary>Whether the module is training, which matters to dropout and batch normalisation.</summary>
            public virtual bool training { get; private set; } = true;

            public virtual string GetName() => _name;

            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var module in _modules.Values) module.train(train);
            }

            public virtual void eval() => train(false);

            /// <summary>Calls a function on every module within, then on this one.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                ArgumentNullException.ThrowIfNull(fn);
                foreach (var module in _modules.Values) module.apply(fn);
                fn(this);
                return this;
            }

            /// <summary>Forgets the gradients of all parameters, or sets them to zero.</summary>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters()) Gradients.Clear(parameter, set_to_none);
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing) return;
                foreach (var parameter in _parameters.Values) parameter.Dispose();
                foreach (var (tensor, _) in _buffers.Values) tensor.Dispose();
                foreach (var module in _modules.Values) module.Dispose();
            }
        }
    }
}
