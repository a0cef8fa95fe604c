namespace TorchSharp.Extensions;

/// <summary>A dictionary of a pickle, in its order. Keys may be anything, so equal ones are not looked for.</summary>
internal sealed class PickleDictionary
{
    internal List<(object? Key, object? Value)> Items { get; } = [];

    /// <exception cref="PickleException">An item is no pair.</exception>
    internal static PickleDictionary Of(List<object?> items)
    {
        var dictionary = new PickleDictionary();
        foreach (var item in items)
        {
            dictionary.Items.Add(item switch
            {
                object?[] { Length: 2 } pair => (pair[0], pair[1]),
                List<object?> { Count: 2 } pair => (pair[0], pair[1]),
                _ => throw new PickleException("an item of a dictionary is no pair."),
            });
        }

        return dictionary;
    }

    /// <summary>The last value of a key, or null.</summary>
    internal object? Find(string key) => Items.LastOrDefault(item => item.Key is string text && text == key).Value;
}
