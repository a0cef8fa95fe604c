using System.Collections.Immutable;
using Robotics.Nodes.Segmentation.Settings;
using Robotics.Vision;

namespace Robotics.Nodes.Segmentation.Outputs;

/// <summary>Draws overlays in the colours and with the opacity that the parameters ask for at present. Serves one thread.</summary>
internal sealed class OverlayStyle(SegmentationParameters parameters)
{
    private Overlay? _overlay;
    private (LabelSet? Labels, OverlayPalette Palette, double Alpha) _made;

    /// <summary>What draws the classes of a model.</summary>
    public Overlay For(LabelSet labels)
    {
        (LabelSet?, OverlayPalette, double) wanted = (labels, parameters.Palette, parameters.OverlayAlpha);
        if (_overlay is null || wanted != _made)
        {
            _overlay = new Overlay(Colors(labels, parameters.Palette), parameters.OverlayAlpha);
            _made = wanted;
        }

        return _overlay;
    }

    // A data set with fewer classes than the model leaves the last ones in the model's own colours.
    private static ImmutableArray<Rgb24> Colors(LabelSet labels, OverlayPalette palette)
    {
        ImmutableArray<Rgb24> colors = palette switch
        {
            OverlayPalette.Cityscapes => LabelSet.Cityscapes.Colors,
            OverlayPalette.Ade20k => LabelSet.Ade20k.Colors,
            OverlayPalette.Distinct => DistinctColors.Take(labels.Count),
            _ => labels.Colors,
        };
        return [.. colors.Take(labels.Count), .. labels.Colors.Skip(colors.Length)];
    }
}
