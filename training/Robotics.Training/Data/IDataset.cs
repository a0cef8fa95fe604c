namespace Robotics.Training.Data;

/// <summary>Labelled pictures. Sample <c>i</c> is the same however often and from wherever it is read.</summary>
public interface IDataset
{
    /// <summary>Short name for manifests and logs.</summary>
    string Name { get; }

    /// <summary>Name of every class, by id.</summary>
    IReadOnlyList<string> ClassNames { get; }

    int Count { get; }

    /// <summary>Opens a reader with its own scratch memory; one thread uses it at a time.</summary>
    ISampleReader OpenReader();
}
