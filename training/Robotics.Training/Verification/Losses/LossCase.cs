using System.Text.Json;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Verification.Losses;

/// <summary>A record of a loss: makes its inputs, labels and modules, and keeps what the program computed from them.</summary>
internal sealed class LossCase : IDisposable
{
    private readonly JsonElement _json;
    private readonly Dictionary<string, Tensor> _inputs = [];
    private readonly List<(string Prefix, Module Module)> _modules = [];
    private readonly Dictionary<string, Tensor> _tensors = [];
    private readonly Dictionary<string, IReadOnlyList<long>> _integers = [];

    public LossCase(JsonElement json) => _json = json;

    /// <summary>The input tensors that have been used.</summary>
    public IReadOnlyDictionary<string, Tensor> Inputs => _inputs;

    /// <summary>The modules, each under the name that the record's keys start with.</summary>
    public IReadOnlyList<(string Prefix, Module Module)> Modules => _modules;

    /// <summary>Tensors and scalars that were computed, by the names of the record's outputs.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors => _tensors;

    /// <summary>Sequences of integers that were computed.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<long>> Sequences => _integers;

    /// <summary>An input; it wants a gradient where the record has one.</summary>
    public Tensor this[string name] => _inputs.TryGetValue(name, out Tensor? known) ? known : _inputs[name] = Make(name);

    /// <summary>Several inputs.</summary>
    public Tensor[] All(params ReadOnlySpan<string> names)
    {
        var tensors = new Tensor[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            tensors[i] = this[names[i]];
        }

        return tensors;
    }

    /// <summary>Class ids, int64.</summary>
    public Tensor Labels(string name) => tensor(_json.GetProperty("labels").GetProperty(name).Longs("values"));

    /// <summary>A hyper-parameter.</summary>
    public double Number(string name) => _json.GetProperty("hyper").Number(name);

    /// <summary>A hyper-parameter that is a list.</summary>
    public long[] Longs(string name) => _json.GetProperty("hyper").Longs(name);

    /// <summary>Fills a module by the formula and sets its mode as the record says.</summary>
    /// <param name="name">Name of the module in the record.</param>
    /// <param name="module">The module, which the case owns from now on.</param>
    /// <param name="path">What stands between the name and the module's own keys in the record, with a dot at the end.</param>
    /// <param name="unfilled">A key that keeps the value that the module starts with.</param>
    public T Module<T>(string name, T module, string path = "", string? unfilled = null) where T : Module
    {
        string prefix = $"{name}.{path}";
        _modules.Add((prefix, module));
        using IDisposable noGrad = no_grad();
        foreach ((string key, Tensor target) in module.state_dict().Where(entry => entry.Key != unfilled))
        {
            target.copy_(tensor(ReferenceFormula.State(key, target.shape, prefix + key), target.shape));
        }

        module.train(_json.GetProperty("modules").GetProperty(name).GetProperty("training_mode").GetBoolean());
        return module;
    }

    /// <summary>Keeps a tensor or scalar as an output of the record, under one name or several.</summary>
    public Tensor Output(Tensor value, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            _tensors.Add(name, value);
        }

        return value;
    }

    /// <summary>Keeps integers as an output of the record.</summary>
    public void Integers(string name, Tensor values) =>
        _integers.Add(name, [.. values.to(int64).contiguous().data<long>().ToArray()]);

    public void Dispose()
    {
        foreach ((_, Module module) in _modules)
        {
            module.Dispose();
        }
    }

    private Tensor Make(string name)
    {
        JsonElement input = _json.GetProperty("inputs").GetProperty(name);
        Tensor made = ReferenceFormula.Tensor(name, input.Longs("shape"), input.Number("scale"), input.Number("offset"));
        return _json.GetProperty("grads").Has(name) ? made.requires_grad_() : made;
    }
}
