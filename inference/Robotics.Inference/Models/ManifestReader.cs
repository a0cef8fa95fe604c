using Microsoft.ML.OnnxRuntime;
using Robotics.Vision;
using YamlDotNet.Core;

namespace Robotics.Inference;

/// <summary>Finds a model's manifest: inside the file, or for a foreign model in <c>&lt;model&gt;.yaml</c> beside it.</summary>
internal static class ManifestReader
{
    public static ModelManifest Read(string path, InferenceSession session)
    {
        if (session.ModelMetadata.CustomMetadataMap.TryGetValue(ModelManifest.MetadataKey, out string? json))
        {
            return Parse($"{path}, metadata property {ModelManifest.MetadataKey}", () => json);
        }

        string sidecar = Path.ChangeExtension(path, ".yaml");
        return File.Exists(sidecar)
            ? Parse(sidecar, () => ReadYaml(sidecar))
            : throw new ModelException(
                $"{path} carries no manifest (metadata property {ModelManifest.MetadataKey}), and there is no {sidecar} to describe it; " +
                "export it with ./robotics export, or write that file with the same keys.");
    }

    private static string ReadYaml(string path)
    {
        using StreamReader reader = File.OpenText(path);
        return YamlJson.Convert(reader)?.ToJsonString() ?? "null";
    }

    private static ModelManifest Parse(string source, Func<string> read)
    {
        try
        {
            return ModelManifest.FromJson(read());
        }
        catch (ManifestException e)
        {
            throw new ModelException($"{source}: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"{source} cannot be read: {e.Message.TrimEnd('.')}.", e);
        }
        catch (YamlException e)
        {
            throw new ModelException($"{source} is not valid YAML at line {e.Start.Line}: {e.Message.TrimEnd('.')}.", e);
        }
    }
}
