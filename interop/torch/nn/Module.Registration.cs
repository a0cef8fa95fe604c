using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            /// <summary>Adds a parameter, which the module owns from then on.</summary>
            public virtual void register_parameter(string name, Parameter param)
            {
                ArgumentNullException.ThrowIfNull(param);
                CheckName(name);
                param.DetachFromDisposeScope();
                _parameters.Add(name, param);
            }

            /// <summary>Adds a tensor that is saved with the module, unless it is not persistent, but not learnt.</summary>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                CheckName(name);
                tensor.DetachFromDisposeScope();
                _buffers.Add(name, (tensor, persistent));
            }

            /// <summary>Adds a module within this one.</summary>
            public virtual void register_module(string name, Module submodule)
            {
                ArgumentNullException.ThrowIfNull(submodule);
                CheckName(name);
                submodule.RegisterComponents();
                _modules.Add(name, submodule);
            }

            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Registers the modules, parameters and tensors that the fields hold, under the names of the fields.</summary>
            protected virtual void RegisterComponents()
            {
                if (_componentsRegistered) return;
                _componentsRegistered = true;
                foreach (var (name, field) in ComponentFields.Of(GetType()))
                {
                    if (IsRegistered(name)) continue;
                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(name, module);
                            break;
                        case Parameter parameter:
                            register_parameter(name, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(name, tensor);
                            break;
                    }
                }
            }

            private void CheckName(string name)
            {
                if (string.IsNullOrEmpty(name) || name.Contains('.'))
                    throw new ArgumentException($"'{name}' cannot name a part of {_name}: it is empty or has a dot.", nameof(name));
                if (IsRegistered(name)) throw new InvalidOperationException($"{_name} already has a part named '{name}'.");
            }

            private bool IsRegistered(string name) =>
                _parameters.ContainsKey(name) || _buffers.ContainsKey(name) || _modules.ContainsKey(name);
        }
    }
}
