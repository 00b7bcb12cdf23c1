using Microsoft.Extensions.Time.Testing;
using TapBot.Core.Monitoring;
using TapBot.Portal.Ui;
using TapBot.Testing.Containers;

namespace TapBot.Portal.Tests.Ui;

/// <summary>Things that somebody works on, for an hour from noon on.</summary>
internal static class Worked
{
    /// <summary>The windows of things, by the keys of their lights or of whole servers.</summary>
    public static ShownMaintenance On(params IEnumerable<string> things) => At(A.Noon, things);

    /// <summary>The same when it is another time.</summary>
    public static ShownMaintenance At(DateTimeOffset now, params IEnumerable<string> things) =>
        new(new OpenMaintenance(things.ToDictionary(t => t, t => new MaintenanceWindow(t, A.Noon, A.Noon.AddHours(1), "new disk"))), new FakeTimeProvider(now));
}
