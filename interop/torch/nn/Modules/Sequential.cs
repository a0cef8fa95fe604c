using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Modules called one after the other, under given names or their numbers.</summary>
    public sealed class Sequential : nn.Module<Tensor, Tensor>
    {
        private readonly List<nn.Module<Tensor, Tensor>> _steps = [];

        internal Sequential(IEnumerable<(string Name, nn.Module<Tensor, Tensor> Module)> modules) : base(nameof(Sequential))
        {
            foreach (var (name, module) in modules) append(name, module);
        }

        public int Count => _steps.Count;

        public nn.Module<Tensor, Tensor> this[int index] => _steps[index];

        public Sequential append(string name, nn.Module<Tensor, Tensor> module)
        {
            register_module(name, module);
            _steps.Add(module);
            return this;
        }

        public Sequential append(nn.Module<Tensor, Tensor> module) => append($"{_steps.Count}", module);

        public override Tensor forward(Tensor input)
        {
            if (_steps.Count == 0) return input.alias();
            foreach (var step in _steps) input = step.call(input);
            return input;
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

            public static Modules.Sequential Sequential(params Module<Tensor, Tensor>[] modules) => Sequential(modules.AsEnumerable());

            public static Modules.Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) =>
                new(modules);

            public static Modules.Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) =>
                new(modules.Select((module, index) => ($"{index}", module)));

            public static Modules.Sequential Sequential() => new([]);
        }
    }
}
