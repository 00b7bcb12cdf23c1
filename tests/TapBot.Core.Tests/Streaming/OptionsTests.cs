using System.ComponentModel.DataAnnotations;
using TapBot.Core.Streaming;

namespace TapBot.Core.Tests.Streaming;

public sealed class OptionsTests
{
    public static TheoryData<SharedSourceOptions, string> OutOfRange => new()
    {
        { new() { Linger = TimeSpan.FromTicks(-1) }, nameof(SharedSourceOptions.Linger) },
        { new() { Linger = TimeSpan.FromHours(1) + TimeSpan.FromTicks(1) }, nameof(SharedSourceOptions.Linger) },
        { new() { MaxItems = 0 }, nameof(SharedSourceOptions.MaxItems) },
        { new() { MaxItems = 10_000_001 }, nameof(SharedSourceOptions.MaxItems) },
        { new() { MaxBytes = 1_023 }, nameof(SharedSourceOptions.MaxBytes) },
        { new() { MaxBytes = (1L << 30) + 1 }, nameof(SharedSourceOptions.MaxBytes) },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void SharedSource_OptionOutOfRange_ThrowsAndFailsValidation(SharedSourceOptions options, string name)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SharedSourceRig.Make((_, _, _) => Task.CompletedTask, options, TimeProvider.System));
        Assert.Equal([name], Assert.Single(Validate(options)).MemberNames);
    }

    [Fact]
    public void SharedSourceOptions_Limits_AreValid()
    {
        Assert.Empty(Validate(new SharedSourceOptions()));
        Assert.Empty(Validate(new SharedSourceOptions { Linger = TimeSpan.Zero, MaxItems = 1, MaxBytes = 1_024 }));
        Assert.Empty(Validate(new SharedSourceOptions { Linger = TimeSpan.FromHours(1), MaxItems = 10_000_000, MaxBytes = 1L << 30 }));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(100_000, 0)]
    [InlineData(100_001, 1)]
    public void BroadcastOptions_Capacity_IsChecked(int capacity, int errors) =>
        Assert.Equal(errors, Validate(new BroadcastOptions { Capacity = capacity }).Count);

    private static List<ValidationResult> Validate(object options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new(options), results, validateAllProperties: true);
        return results;
    }
}
