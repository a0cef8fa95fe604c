using Google.Protobuf;
using Robotics.Training.Export;
using Robotics.Training.Export.Int8;
using Robotics.Training.Export.Onnx.Proto;
using Robotics.Training.Quantization.Activations;
using Robotics.Training.Quantization.Affine;

namespace Robotics.Training.Quantization.Deployment;

/// <summary>A temporary folder with a model in float32 and in every smaller form that a provider could run fast.</summary>
internal sealed class CandidateFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("robotics-deploy-").FullName;
    private readonly string _fp32;

    private readonly ExportSource _source;

    private CandidateFolder(ExportSource source)
    {
        _source = source;
        _fp32 = Path.Combine(_folder, DeploymentForm.Fp32 + ".onnx");
        ModelExport.Write(source.Model, source.Manifest, _fp32);
        Graph = new GraphIndex(ModelProto.Parser.ParseFrom(File.ReadAllBytes(_fp32)));
    }

    /// <summary>The float32 model.</summary>
    public GraphIndex Graph { get; }

    public IReadOnlyList<CandidateFile> Candidates { get; private set; } = [];

    /// <param name="source">The model.</param>
    /// <param name="images">Calibration images, 1 x 3 x height x width.</param>
    /// <param name="options">Where it is to run, and in which form.</param>
    /// <exception cref="ArgumentException">There is no form of the name asked for.</exception>
    /// <exception cref="ExportException">The model cannot be exported or calibrated.</exception>
    public static CandidateFolder Create(ExportSource source, IReadOnlyList<float[]> images, DeploymentOptions options)
    {
        var folder = new CandidateFolder(source);
        try
        {
            bool gelu = folder.Graph.Nodes.Any(node => node.OpType == "Gelu");
            DeploymentForm[] forms = DeploymentForm.For(options.Provider, gelu, options.Form);
            IEnumerable<ActivationCodes> codes = forms.Select(form => form.Codes).OfType<ActivationCodes>().Distinct();
            Calibration[] calibrations = [.. folder.Calibrate(images, codes)];
            folder.Candidates = [.. forms.SelectMany(form => folder.Write(form, calibrations))];
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>The float32 file and those of some candidates.</summary>
    public string[] Paths(IEnumerable<CandidateFile> candidates) => [_fp32, .. candidates.Select(candidate => candidate.Path)];

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IEnumerable<Calibration> Calibrate(IReadOnlyList<float[]> images, IEnumerable<ActivationCodes> codes)
    {
        IReadOnlyDictionary<string, ActivationHistogram> histograms =
            ActivationCalibration.Run(Graph.Model, QuantizableTensors.In(Graph), images);
        return
            from kind in codes
            from method in CalibrationMethods.All
            select new Calibration(kind, method.Name, QuantizableTensors.Quantizers(Graph, histograms, method, kind));
    }

    private IEnumerable<CandidateFile> Write(DeploymentForm form, Calibration[] calibrations) =>
        form.Codes is { } codes
            ? calibrations.Where(calibration => calibration.Codes == codes)
                .Select(calibration => Write(form, calibration.Method, calibration.Quantizers))
            : [Write(form, null, new Dictionary<string, AffineQuantizer>())];

    private CandidateFile Write(DeploymentForm form, string? calibration, IReadOnlyDictionary<string, AffineQuantizer> quantizers)
    {
        string path = Path.Combine(_folder, $"{form.Name}-{calibration}.onnx");
        if (form.Write is { } write)
        {
            File.WriteAllBytes(path, write(Graph, quantizers).ToByteArray());
        }
        else
        {
            ModelExport.Write(_source.Model, _source.Manifest, path, new ExportOptions { Precision = ExportPrecision.Fp16 });
        }

        return new CandidateFile(form, calibration, quantizers, path);
    }

    /// <summary>Codes of the activations by one method.</summary>
    private sealed record Calibration(ActivationCodes Codes, string Method, IReadOnlyDictionary<string, AffineQuantizer> Quantizers);
}
