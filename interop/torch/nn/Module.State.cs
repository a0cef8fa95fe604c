namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            /// <summary>
            /// All parameters and persistent buffers by name, in PyTorch's order. They are the module's own tensors, not copies.
            /// </summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                foreach (var (path, module) in Walk(true, string.IsNullOrEmpty(prefix) ? "" : prefix + "."))
                {
                    foreach (var (name, parameter) in module._parameters) destination.TryAdd(path + name, parameter);
                    foreach (var (name, buffer) in module._buffers)
                    {
                        if (buffer.Persistent) destination.TryAdd(path + name, buffer.Tensor);
                    }
                }
                return destination;
            }

            /// <summary>Copies values from a state dictionary. Nothing is copied when an exception is thrown.</summary>
            /// <param name="source">Values by name; types and devices are converted.</param>
            /// <param name="strict">Whether missing and unexpected names are errors.</param>
            /// <param name="skip">Names to leave out.</param>
            /// <exception cref="InvalidOperationException">Names or shapes do not fit; the message lists them.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(source);
                var skipped = (skip ?? []).ToHashSet();
                var target = state_dict();
                var difference = StateDifference.Between(target, source, skipped);
                if (difference.Misshapen.Count > 0 || (strict && !difference.IsEmpty))
                    throw new InvalidOperationException($"The state does not fit {_name}: {difference}");

                using var _ = no_grad();
                foreach (var (key, tensor) in target)
                {
                    if (!skipped.Contains(key) && source.TryGetValue(key, out var value)) tensor.copy_(value);
                }
                return (difference.Missing, difference.Unexpected);
            }
        }
    }
}
