using Robotics.Training.Export.Onnx;

namespace Robotics.Training.Tests.Export;

public class OnnxOperatorTests
{
    [Fact]
    public void GeluTanhIsTheTanhApproximation()
    {
        var graph = new OnnxGraph("gelu");
        graph.Output(graph.GeluTanh("y", graph.Input("x", 1, 9)));
        float[] input = [-6, -3, -1, -0.5f, 0, 0.25f, 1, 2.5f, 7];
        float[] actual = OrtRunner.Run(graph.ToBytes(new Dictionary<string, string>()), input, [1, 9]).Values;
        for (int i = 0; i < input.Length; i++)
        {
            double x = input[i];
            Assert.Equal(0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))), actual[i], 1e-5);
        }
    }

    [Fact]
    public void AWarningOfTheRuntimeIsHeard()
    {
        var graph = new OnnxGraph("unused");
        graph.Constant("nobody_reads_this", [1f], 1);
        graph.Output(graph.Relu("y", graph.Input("x", 1, 1)));
        byte[] file = graph.ToBytes(new Dictionary<string, string>());
        Exception heard = Assert.ThrowsAny<Exception>(() => OrtRunner.Run(file, [1f], [1, 1]));
        Assert.Contains("nobody_reads_this", heard.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NamesAreUnique()
    {
        var graph = new OnnxGraph("twice");
        OnnxValue x = graph.Input("x", 1, 1, 2, 2);
        Assert.Contains("'x'", Assert.Throws<InvalidOperationException>(() => graph.Relu("x", x)).Message, StringComparison.Ordinal);
    }
}
