using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Optimizers;

/// <summary>Optimizers against their published formulas, number by number in C#. The loss is half the squared distance to 1.</summary>
public sealed class OptimizerFormulaTests : IDisposable
{
    private const int Steps = 7;
    private static readonly double[] s_start = [3, -2, 0.5];

    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(0, 0, 0, false)]
    [InlineData(0, 0, 0.1, false)]
    [InlineData(0.9, 0, 0, false)]
    [InlineData(0.9, 0.2, 0.1, false)]
    [InlineData(0.9, 0, 0.1, true)]
    public void SGD(double momentum, double dampening, double decay, bool nesterov)
    {
        const double rate = 0.1;
        var actual = Run(parameters => optim.SGD(parameters, rate, momentum, dampening, decay, nesterov));
        var expected = Array.ConvertAll(s_start, start =>
        {
            var (x, buffer) = (start, 0.0);
            for (var t = 1; t <= Steps; t++)
            {
                var g = x - 1 + (decay * x);
                buffer = t == 1 ? g : (momentum * buffer) + ((1 - dampening) * g);
                x -= rate * (momentum == 0 ? g : nesterov ? g + (momentum * buffer) : buffer);
            }
            return x;
        });
        Same(expected, actual);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.1, false)]
    [InlineData(0.1, true)]
    public void Adam(double decay, bool amsgrad) =>
        Same(Formula(decay, amsgrad, decoupled: false), Run(parameters => optim.Adam(parameters, 0.1, 0.8, 0.95, 1e-3, decay, amsgrad)));

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.1, false)]
    [InlineData(0.1, true)]
    public void AdamW(double decay, bool amsgrad) =>
        Same(Formula(decay, amsgrad, decoupled: true), Run(parameters => optim.AdamW(parameters, 0.1, 0.8, 0.95, 1e-3, decay, amsgrad)));

    [Fact]
    public void Maximising_goes_uphill()
    {
        var x = new Parameter(tensor(2.0));
        using var optimizer = optim.SGD([x], 0.5, maximize: true);
        x.grad = tensor(1.0);
        optimizer.step();
        Assert.Equal(2.5, x.ToDouble());
    }

    [Fact]
    public void Defaults_are_those_of_TorchSharp()
    {
        var x = new Parameter(tensor(1.0));
        using var optimizer = optim.AdamW([x]);
        Assert.Equal(1e-3, optimizer.ParamGroups.Single().LearningRate);
        x.grad = tensor(1.0);
        optimizer.step();
        Assert.Equal(1 - (1e-3 / (1 + 1e-8)), x.ToDouble(), 15);
    }

    [Fact]
    public void Groups_have_options_of_their_own()
    {
        var (a, b) = (new Parameter(tensor(1.0)), new Parameter(tensor(1.0)));
        using var optimizer = optim.AdamW(
            [
                new AdamW.ParamGroup([a], new AdamW.Options { weight_decay = 0 }),
                new AdamW.ParamGroup([b], new AdamW.Options { LearningRate = 0.5 }),
            ],
            lr: 0.1,
            weight_decay: 0.2);
        Assert.Equal([0.1, 0.5], optimizer.ParamGroups.Select(group => group.LearningRate));
        a.grad = tensor(0.0);
        b.grad = tensor(0.0);
        optimizer.step();
        Assert.Equal((1.0, 1 - (0.5 * 0.2)), (a.ToDouble(), b.ToDouble()));
    }

    [Fact]
    public void Parameters_without_gradient_stay_and_keep_their_own_count()
    {
        var (a, b) = (new Parameter(tensor(1.0)), new Parameter(tensor(1.0)));
        using var optimizer = optim.Adam([a, b], 0.1);
        a.grad = tensor(1.0);
        optimizer.step();
        Assert.Equal(1, b.ToDouble());
        b.grad = tensor(1.0);
        a.grad = null;
        optimizer.step();
        Assert.Equal(a.ToDouble(), b.ToDouble());
        optimizer.zero_grad();
        Assert.Null(b.grad);
    }

    [Fact]
    public void Step_gives_back_the_loss_of_the_closure()
    {
        var x = new Parameter(tensor(3.0));
        using var optimizer = optim.SGD([x], 1);
        var loss = optimizer.step(() =>
        {
            optimizer.zero_grad();
            var half = (x - 1).square() / 2;
            half.backward();
            return half;
        });
        Assert.Equal(2, loss!.ToDouble());
        Assert.Equal(1, x.ToDouble());
    }

    [Fact]
    public void Bad_options_are_refused()
    {
        var x = new Parameter(tensor(1.0));
        Assert.Contains("Betas", Assert.Throws<ArgumentException>(() => optim.Adam([x], beta1: 1)).Message);
        Assert.Contains("Nesterov", Assert.Throws<ArgumentException>(() => optim.SGD([x], 1, nesterov: true)).Message);
        Assert.Contains("two groups", Assert.Throws<ArgumentException>(() => optim.SGD([x, x], 1)).Message);
    }

    private static double[] Formula(double decay, bool amsgrad, bool decoupled) => Array.ConvertAll(s_start, start =>
    {
        const double rate = 0.1, beta1 = 0.8, beta2 = 0.95, eps = 1e-3;
        var (x, m, v, largest) = (start, 0.0, 0.0, 0.0);
        for (var t = 1; t <= Steps; t++)
        {
            var g = x - 1 + (decoupled ? 0 : decay * x);
            if (decoupled) x *= 1 - (rate * decay);
            m = (beta1 * m) + ((1 - beta1) * g);
            v = (beta2 * v) + ((1 - beta2) * g * g);
            largest = Math.Max(largest, v);
            var corrected = (amsgrad ? largest : v) / (1 - Math.Pow(beta2, t));
            x -= rate * (m / (1 - Math.Pow(beta1, t))) / (Math.Sqrt(corrected) + eps);
        }
        return x;
    });

    private static double[] Run(Func<IEnumerable<Parameter>, optim.Optimizer> make)
    {
        var parameters = Array.ConvertAll(s_start, start => new Parameter(tensor(start)));
        using var optimizer = make(parameters);
        for (var t = 0; t < Steps; t++)
        {
            optimizer.zero_grad();
            foreach (var x in parameters) ((x - 1).square() / 2).backward();
            optimizer.step();
        }
        return Array.ConvertAll(parameters, x => x.ToDouble());
    }

    private static void Same(double[] expected, double[] actual)
    {
        for (var k = 0; k < expected.Length; k++) Assert.Equal(expected[k], actual[k], 1e-12);
    }
}
