namespace Robotics.Training.Verification;

/// <summary>
/// Compares one kind of record with this program. To add one: implement this interface in a folder of its own, and add one line to
/// <see cref="Verifiers.All"/>. The first verifier that handles a record gets it; a record that none handles is uncovered.
/// </summary>
public interface IVerifier
{
    /// <summary>Whether this verifier knows records of that path and shape. It looks at the form only and computes nothing.</summary>
    bool Handles(ReferenceRecord record);

    /// <summary>
    /// Computes what the record states and adds one finding a quantity. What the program lacks goes to
    /// <see cref="Findings.Uncovered"/>, never unsaid. An exception fails the record with its message. libtorch's tensors are released
    /// afterwards.
    /// </summary>
    void Verify(ReferenceRecord record, Findings findings);
}
