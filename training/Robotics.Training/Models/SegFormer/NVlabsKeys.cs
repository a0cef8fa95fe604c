using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace Robotics.Training.Models.SegFormer;

/// <summary>
/// The state-dict keys of NVlabs/SegFormer in Hugging Face's words (the rules of transformers' convert_segformer_original_to_pytorch.py).
/// One tensor of NVlabs holds keys and values of attention one above the other: it becomes two. The head's unused
/// <c>conv_seg</c> has no counterpart.
/// </summary>
public static partial class NVlabsKeys
{
    /// <summary>What the first key of such a network begins with.</summary>
    public const string Mark = "backbone.patch_embed1.";

    /// <summary>A state dictionary under Hugging Face's keys. Halves of a tensor are views of it.</summary>
    public static Dictionary<string, Tensor> Rename(IReadOnlyDictionary<string, Tensor> state)
    {
        var renamed = new Dictionary<string, Tensor>(state.Count);
        foreach ((string key, Tensor tensor) in state)
        {
            IReadOnlyList<string> names = ToHuggingFace(key);
            long rows = names.Count > 0 ? tensor.shape.FirstOrDefault() / names.Count : 0;
            for (int part = 0; part < names.Count; part++)
            {
                renamed[names[part]] = names.Count == 1 ? tensor : tensor.narrow(0, part * rows, rows);
            }
        }

        return renamed;
    }

    /// <summary>Hugging Face's keys of a key of NVlabs: one, two for halves of the rows, or none.</summary>
    public static IReadOnlyList<string> ToHuggingFace(string key)
    {
        if (key.StartsWith("decode_head.conv_seg.", StringComparison.Ordinal))
        {
            return [];
        }

        string name = key.StartsWith("backbone.", StringComparison.Ordinal) ? Encoder(key["backbone.".Length..]) : Head(key);
        return name.Contains(".attention.self.kv.", StringComparison.Ordinal)
            ? [name.Replace(".kv.", ".key."), name.Replace(".kv.", ".value.")]
            : [name];
    }

    private static string Encoder(string key)
    {
        key = PatchEmbed().Replace(key, match => $"patch_embeddings.{Stage(match)}.");
        key = Block().Replace(key, match => $"block.{Stage(match)}.");
        key = StageNorm().Replace(key, match => $"layer_norm.{Stage(match)}.");
        key = key.Replace(".norm1.", ".layer_norm_1.").Replace(".norm2.", ".layer_norm_2.")
            .Replace(".attn.q.", ".attention.self.query.")
            .Replace(".attn.kv.", ".attention.self.kv.")
            .Replace(".attn.proj.", ".attention.output.dense.")
            .Replace(".attn.sr.", ".attention.self.sr.")
            .Replace(".attn.norm.", ".attention.self.layer_norm.")
            .Replace(".mlp.fc1.", ".mlp.dense1.").Replace(".mlp.fc2.", ".mlp.dense2.");
        if (key.StartsWith("patch_embeddings.", StringComparison.Ordinal))
        {
            key = key.Replace(".norm.", ".layer_norm.");
        }

        return "segformer.encoder." + key;
    }

    private static string Head(string key)
    {
        key = key.Replace(".linear_fuse.conv.", ".linear_fuse.").Replace(".linear_fuse.bn.", ".batch_norm.")
            .Replace(".linear_pred.", ".classifier.");
        return LinearC().Replace(key, match => $".linear_c.{Stage(match)}.");
    }

    // NVlabs counts from one.
    private static int Stage(Match match) => int.Parse(match.Groups[1].ValueSpan) - 1;

    [GeneratedRegex(@"^patch_embed(\d)\.")]
    private static partial Regex PatchEmbed();

    [GeneratedRegex(@"^block(\d)\.")]
    private static partial Regex Block();

    [GeneratedRegex(@"^norm(\d)\.")]
    private static partial Regex StageNorm();

    [GeneratedRegex(@"\.linear_c(\d)\.")]
    private static partial Regex LinearC();
}
