using Robotics.Tests;
using Robotics.Training.Verification;

namespace Robotics.Training.Tests.Verification;

/// <summary>The program against the numbers of the original implementations that the repository keeps.</summary>
public class ReferenceRecordsTests
{
    public static TheoryData<string> Groups => ["models", "losses", "metrics", "quant", "train"];

    [Theory]
    [MemberData(nameof(Groups))]
    public void Every_record_of_the_repository_passes(string group)
    {
        VerificationReport report = ReferenceVerification.Run(RepositoryFiles.Reference(""), group);
        Assert.DoesNotContain(report.Rows, row => row.Verdict != Verdict.Passed);
        Assert.Equal(report.Records, report.Passed);
        Assert.Contains(report.Rows, row => row.Record.StartsWith(group, StringComparison.Ordinal));
    }
}
