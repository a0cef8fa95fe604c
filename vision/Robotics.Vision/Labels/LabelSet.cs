using System.Collections.Immutable;

namespace Robotics.Vision;

/// <summary>The classes of a segmentation task: one name and one colour for each id 0 .. Count - 1.</summary>
public sealed class LabelSet
{
    /// <summary>The id of a pixel without a class. Never evaluated, never painted.</summary>
    public const byte Unlabelled = 255;

    /// <summary>The most classes that a mask of one byte a pixel can tell apart beside <see cref="Unlabelled"/>.</summary>
    public const int MaxCount = 255;

    private static readonly Lazy<LabelSet> s_cityscapes = new(() => new("cityscapes", CityscapesLabels.Names, CityscapesLabels.Colors));
    private static readonly Lazy<LabelSet> s_ade20k = new(() => new("ade20k", Ade20kLabels.Names, Ade20kLabels.Colors));

    private LabelSet(string name, ImmutableArray<string> names, ImmutableArray<Rgb24> colors)
    {
        if (names.Length is 0 or > MaxCount)
        {
            throw new ArgumentException($"A label set has 1 to {MaxCount} classes, not {names.Length}.", nameof(names));
        }

        if (names.Length != colors.Length)
        {
            throw new ArgumentException(
                $"There are {names.Length} class names but {colors.Length} colours; give one colour a class.", nameof(colors));
        }

        Name = name;
        Names = names;
        Colors = colors;
    }

    /// <summary>The 19 evaluated classes of Cityscapes, by train id.</summary>
    public static LabelSet Cityscapes => s_cityscapes.Value;

    /// <summary>The 150 classes of the ADE20K scene parsing benchmark; id 0 is wall (the benchmark's files start at 1).</summary>
    public static LabelSet Ade20k => s_ade20k.Value;

    /// <summary>Name of the set.</summary>
    public string Name { get; }

    /// <summary>Name of each class.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Colour of each class.</summary>
    public ImmutableArray<Rgb24> Colors { get; }

    /// <summary>Number of classes.</summary>
    public int Count => Names.Length;

    /// <summary>A set with the given names and colours.</summary>
    /// <exception cref="ArgumentException">No class, more than <see cref="MaxCount"/>, or not one colour a class.</exception>
    public static LabelSet Create(string name, IEnumerable<string> names, IEnumerable<Rgb24> colors) => new(name, [.. names], [.. colors]);

    /// <summary>A set with the given names, and colours from <see cref="DistinctColors"/>.</summary>
    /// <exception cref="ArgumentException">No class, or more than <see cref="MaxCount"/>.</exception>
    public static LabelSet Create(string name, IReadOnlyCollection<string> names) =>
        new(name, [.. names], DistinctColors.Take(names.Count));

    /// <summary>A set of <paramref name="count"/> classes called class_0, class_1, ...</summary>
    /// <exception cref="ArgumentException">No class, or more than <see cref="MaxCount"/>.</exception>
    public static LabelSet Generic(int count) =>
        Create("generic", [.. Enumerable.Range(0, Math.Max(count, 0)).Select(id => $"class_{id}")]);
}
