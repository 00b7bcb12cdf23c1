using System.Collections.Concurrent;
using TapBot.Core.Monitoring;
using TapBot.Core.Wording;

namespace TapBot.Testing.Monitoring;

/// <summary>A probe of HTTP checks whose answers a test gives: every address answers 200 with a body, unless said otherwise.</summary>
internal sealed class FakeCheckProbe : ICheckProbe
{
    private readonly ConcurrentQueue<HttpCheck> asked = new();

    /// <summary>What was asked.</summary>
    public IReadOnlyCollection<HttpCheck> Asked => asked;

    /// <summary>What stands in every answer.</summary>
    public string Body { get; set; } = "all is well";

    /// <summary>Ends a look; null to end each at once.</summary>
    public Func<HttpCheck, Task>? Until { get; set; }

    /// <summary>How long an answer seems to take.</summary>
    public TimeSpan Took { get; set; } = TimeSpan.FromMilliseconds(12);

    public async Task<(Phrase? Flaw, TimeSpan? Took)> AskAsync(HttpCheck check, CancellationToken cancellationToken)
    {
        asked.Enqueue(check);
        if (Until is { } until)
            await until(check).WaitAsync(cancellationToken);
        return (check.Flaw(200, Body), Took);
    }
}
