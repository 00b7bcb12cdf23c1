using TapBot.Core.Access;
using TapBot.Core.Databases;
using TapBot.Core.Figures;
using TapBot.Core.Streaming;
using TapBot.Portal.Features.Databases;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Tables;

namespace TapBot.Portal.Tests.Features.Databases;

[Speaking("en")]
public sealed class SessionWordsTests
{
    private static readonly Texts Texts = new();

    [Fact]
    public void WaitKey_OfMany_PutsWhoHoldsUpMostFirstAndWhoWaitsForNothingLast()
    {
        (DatabaseSession Session, int Blocks)[] sessions =
        [
            (Session(1), 0), (Session(2, "IO", "DataFileRead"), 0), (Session(3, "Lock", "relation", 5), 0), (Session(4), 2), (Session(5), 10), (Session(6, "Lock", "relation", 5), 1), (Session(7, "Client", "ClientRead"), 0),
        ];

        var sorted = sessions.OrderBy(s => SessionWords.WaitKey(Texts, s.Session, s.Blocks), new TableOrder()).Select(s => s.Session.Pid);

        Assert.Equal([5, 4, 6, 3, 2, 1, 7], sorted);
    }

    [Theory]
    [InlineData(60, LightColour.Green)]
    [InlineData(61, LightColour.Yellow)]
    [InlineData(601, LightColour.Red)]
    public void Attention_IdleInTransaction_IsThatOfTheBoundsOfItsInstance(double seconds, LightColour expected)
    {
        var instance = new DatabaseInstance { Name = DatabaseName.Parse("shop"), Scope = Scope.Portal, State = new StreamState.Live(DateTimeOffset.UnixEpoch) };
        var idle = Session(1) with { State = "idle in transaction", StateChangedAt = DateTimeOffset.UnixEpoch };

        LightColour Of(DatabaseInstance of) => SessionWords.Attention(of, idle, 0, DateTimeOffset.UnixEpoch.AddSeconds(seconds));

        Assert.Equal(expected, Of(instance));
        Assert.Equal(LightColour.Green, Of(instance with { Bounds = new Dictionary<string, Threshold> { [DatabaseThresholds.IdleInTransaction.Name] = new(1_000, 2_000, true, 0, TimeSpan.Zero) } }));
    }

    private static DatabaseSession Session(int pid, string? kind = null, string? waits = null, params int[] blockedBy) =>
        new() { Pid = pid, StartedAt = DateTimeOffset.UnixEpoch, State = "active", WaitKind = kind, WaitEvent = waits, BlockedBy = blockedBy };
}
