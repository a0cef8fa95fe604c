using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            /// <summary>The parameters with their names; one that several modules share comes once, under its first name.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                return Walk(recurse)
                    .SelectMany(found => found.Module._parameters.Select(pair => (found.Prefix + pair.Key, pair.Value)))
                    .Where(pair => seen.Add(pair.Value));
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) =>
                named_parameters(recurse).Select(pair => pair.parameter);

            /// <summary>The buffers with their names.</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                return Walk(recurse)
                    .SelectMany(found => found.Module._buffers
                        .Where(pair => include_nonpersistent || pair.Value.Persistent)
                        .Select(pair => (found.Prefix + pair.Key, pair.Value.Tensor)))
                    .Where(pair => seen.Add(pair.Tensor));
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(pair => pair.buffer);

            /// <summary>The modules directly within this one.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() => _modules.Select(pair => (pair.Key, pair.Value));

            public virtual IEnumerable<Module> children() => _modules.Values;

            /// <summary>All modules within this one, at any depth; not itself.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules() =>
                Walk(true).Skip(1).Select(found => (found.Prefix[..^1], found.Module));

            public virtual IEnumerable<Module> modules() => named_modules().Select(pair => pair.module);

            public virtual bool has_parameter(string target) => named_parameters().Any(pair => pair.name == target);

            public virtual bool has_buffer(string target) => named_buffers().Any(pair => pair.name == target);

            public virtual Parameter? get_parameter(string target) =>
                named_parameters().FirstOrDefault(pair => pair.name == target).parameter;

            public virtual Tensor? get_buffer(string target) => named_buffers().FirstOrDefault(pair => pair.name == target).buffer;

            // This module, then those within, depth first in the order of registration.
            private IEnumerable<(string Prefix, Module Module)> Walk(bool recurse, string prefix = "")
            {
                yield return (prefix, this);
                if (!recurse) yield break;
                foreach (var (name, module) in _modules)
                {
                    foreach (var found in module.Walk(true, $"{prefix}{name}.")) yield return found;
                }
            }
        }
    }
}
