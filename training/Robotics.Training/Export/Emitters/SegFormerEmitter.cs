using Robotics.Training.Export.Onnx;
using Robotics.Training.Models.SegFormer;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Robotics.Training.Export.Emitters;

/// <summary>
/// Emits SegFormer. Blocks work on tokens and make an image of them for convolutions only; the scale of attention is part of the query's
/// weights. The head is one matrix a stage, see <see cref="SegFormerHeadEmitter"/>.
/// </summary>
internal static class SegFormerEmitter
{
    public static void Register()
    {
        ModuleExporter.Register<SegFormerSeg>((exporter, model, input, path) => SegFormerHeadEmitter.Emit(
            exporter, model.decode_head, Stages(exporter, model.segformer.encoder, input, ModulePath.Of(path, "segformer.encoder")),
            ModulePath.Of(path, "decode_head")));
        SplitEmitters.Register<SegFormerSeg>(
            (exporter, model, input, path) =>
            [
                .. Stages(exporter, model.segformer.encoder, input, ModulePath.Of(path, "encoder")).Select((stage, i) =>
                    exporter.Graph.ToImage(ModulePath.Of(path, $"out{i}"), stage.Tokens, stage.Height, stage.Width)),
            ],
            (exporter, model, maps, path) => SegFormerHeadEmitter.Emit(
                exporter, model.decode_head,
                [.. maps.Select((map, i) => (exporter.Graph.ToTokens(ModulePath.Of(path, $"in{i}"), map), map[2], map[3]))], path));
    }

    private static List<(OnnxValue Tokens, long Height, long Width)> Stages(
        ModuleExporter exporter, MixTransformer encoder, OnnxValue input, string root)
    {
        var features = new List<(OnnxValue Tokens, long Height, long Width)>();
        OnnxValue image = input;
        for (int stage = 0; stage < encoder.block.Count; stage++)
        {
            string patch = $"{root}.patch_embeddings.{stage}";
            OnnxValue embedded = exporter.Convolution(patch + ".proj", image, encoder.patch_embeddings[stage].proj, null);
            (long height, long width) = (embedded[2], embedded[3]);
            OnnxValue tokens = exporter.Graph.LayerNorm(
                patch + ".layer_norm", exporter.Graph.ToTokens(patch, embedded), encoder.patch_embeddings[stage].layer_norm);
            for (int layer = 0; layer < encoder.block[stage].Count; layer++)
            {
                tokens = Layer(exporter.Graph, encoder.block[stage][layer], tokens, height, width, $"{root}.block.{stage}.{layer}");
            }

            tokens = exporter.Graph.LayerNorm($"{root}.layer_norm.{stage}", tokens, encoder.layer_norm[stage]);
            features.Add((tokens, height, width));
            image = stage == encoder.block.Count - 1 ? tokens : exporter.Graph.ToImage($"{root}.stage{stage}", tokens, height, width);
        }

        return features;
    }

    private static OnnxValue Layer(OnnxGraph graph, SegFormerLayer layer, OnnxValue tokens, long height, long width, string path)
    {
        OnnxValue normalised = graph.LayerNorm(path + ".layer_norm_1", tokens, layer.layer_norm_1);
        OnnxValue attended = Attention(graph, layer.attention.self, normalised, height, width, path + ".attention.self");
        attended = graph.Linear(path + ".attention.output.dense", attended, layer.attention.output.dense);
        OnnxValue x = graph.Add(path + ".attention.shortcut", tokens, attended);

        OnnxValue wide = graph.Linear(
            path + ".mlp.dense1", graph.LayerNorm(path + ".layer_norm_2", x, layer.layer_norm_2), layer.mlp.dense1);
        OnnxValue image = graph.Convolution(
            path + ".mlp.dwconv", graph.ToImage(path + ".mlp", wide, height, width), layer.mlp.dwconv.dwconv, padding: 1);
        OnnxValue active = graph.Gelu(path + ".mlp.gelu", graph.ToTokens(path + ".mlp.dwconv", image));
        return graph.Add(path + ".mlp.shortcut", x, graph.Linear(path + ".mlp.dense2", active, layer.mlp.dense2));
    }

    private static OnnxValue Attention(
        OnnxGraph graph, EfficientSelfAttention attention, OnnxValue tokens, long height, long width, string path)
    {
        OnnxValue reduced = tokens;
        if (attention.sr is not null)
        {
            OnnxValue image = graph.Convolution(path + ".sr", graph.ToImage(path, tokens, height, width), attention.sr, padding: 0);
            reduced = graph.LayerNorm(path + ".layer_norm", graph.ToTokens(path + ".sr", image), attention.layer_norm!);
        }

        long size = attention.Channels / attention.Heads;
        OnnxValue Heads(string name, Linear linear, OnnxValue from, double scale, params long[] order) => graph.Transpose(
            $"{path}.{name}.heads",
            graph.Reshape(
                $"{path}.{name}.split", graph.Linear($"{path}.{name}", from, linear, scale), from[0], from[1], attention.Heads, size),
            order);

        OnnxValue query = Heads("query", attention.query, tokens, 1 / Math.Sqrt(size), 0, 2, 1, 3);
        OnnxValue key = Heads("key", attention.key, reduced, 1, 0, 2, 3, 1);
        OnnxValue value = Heads("value", attention.value, reduced, 1, 0, 2, 1, 3);
        OnnxValue weights = graph.Softmax(path + ".weights", graph.MatMul(path + ".scores", query, key));
        OnnxValue mixed = graph.Transpose(path + ".merge", graph.MatMul(path + ".mixed", weights, value), 0, 2, 1, 3);
        return graph.Reshape(path + ".context", mixed, tokens[0], tokens[1], attention.Channels);
    }
}
