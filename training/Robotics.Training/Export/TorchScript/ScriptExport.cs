using Robotics.Vision;
using TorchSharp;
using TorchSharp.Extensions;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Export.TorchScript;

/// <summary>Writes a network as a TorchScript file and reads it back to compare.</summary>
public static class ScriptExport
{
    /// <summary>Traces, freezes, saves, loads again and compares the logits of the self-check picture with the network's.</summary>
    /// <param name="model">Normalised RGB to logits; put into evaluation mode.</param>
    /// <param name="manifest">Describes the model; a self-check in it is left out.</param>
    /// <param name="path">The file to write; on failure an older file of that name is left as it was.</param>
    /// <exception cref="ExportException">The file computes something else than the network.</exception>
    public static ExportReport Write(Module<Tensor, Tensor> model, ModelManifest manifest, string path)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable noGrad = no_grad();
        return CheckedFile.Write(path, temporary =>
        {
            using (jit.ScriptModule<Tensor, Tensor> script = ScriptModelFile.Trace(model, manifest.Input))
            {
                ScriptModelFile.Write(temporary, script, manifest with { SelfCheck = null });
            }

            Tensor image = Picture(manifest.Input);
            Tensor expected = model.call(image), actual = Run(temporary, image);
            double difference = (actual - expected).abs().max().ToDouble(), scale = expected.abs().max().ToDouble();
            if (!(difference <= ModelExport.Tolerance * Math.Max(1, scale)))
            {
                throw new ExportException(
                    $"The logits of the TorchScript file differ from the network's by {difference:G3} where the greatest is {scale:G3}.");
            }

            return new ExportReport(
                path, manifest.Name, manifest.Architecture, [manifest.Input.Height, manifest.Input.Width], manifest.Classes.Count,
                new FileInfo(temporary).Length, Opset: null, ExportPrecision.Fp32, difference, scale,
                actual.argmax(1).eq(expected.argmax(1)).to(float64).mean().ToDouble());
        });
    }

    private static Tensor Run(string path, Tensor image)
    {
        (jit.ScriptModule<Tensor, Tensor> script, _) = ScriptModelFile.Read(path);
        using (script)
        {
            return script.call(image);
        }
    }

    private static Tensor Picture(ManifestInput input)
    {
        var kernel = new Preprocessor(
            SelfCheckPicture.Width, SelfCheckPicture.Height, PixelFormat.Rgb8, input.Width, input.Height, Normalization.For(input));
        Tensor image = empty(1, 3, input.Height, input.Width);
        kernel.Run(SelfCheckPicture.View(SelfCheckPicture.Render()), image.AsSpan<float>());
        return image;
    }
}
