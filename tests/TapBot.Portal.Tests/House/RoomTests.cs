using System.Text.RegularExpressions;

namespace TapBot.Portal.Tests.House;

/// <summary>Rules 1 and 2 of the house: which room may use which.</summary>
public sealed partial class RoomTests
{
    /// <summary>From the ground up: a room uses those that stand before it. A new room gets its line here and in docs/ARCHITECTURE.md.</summary>
    private static readonly string[] Rooms =
        ["Wording", "Streaming", "Settings", "Naming", "Storage", "Audit", "Access", "Operations", "Figures", "Keys", "Servers", "Logs", "Containers", "Databases", "Proxy", "Certificates", "Monitoring"];

    /// <summary>The store's context gathers the entities that live in their own rooms; this one look upwards is what "an entity's configuration lives in its room" costs.</summary>
    private static readonly string[] StorageSees = ["Access", "Audit"];

    [Fact]
    public void Room_Any_UsesOnlyRoomsBelowIt()
    {
        var wrong = from file in Sources.Files("src/TapBot.Core", ".cs")
                    let room = RoomOf(file)
                    from used in Uses().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value).Distinct()
                    where used != room && Array.IndexOf(Rooms, used) > Array.IndexOf(Rooms, room) && !(room == "Storage" && StorageSees.Contains(used))
                    select $"{Sources.Short(file)} uses {used}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Room_Any_HasItsLineInThePlan()
    {
        var rooms = Directory.GetDirectories(Path.Combine(Sources.Root, "src/TapBot.Core")).Select(d => Path.GetFileName(d)).Where(d => d is not ("obj" or "bin")).Order(StringComparer.Ordinal);
        Assert.Equal(Rooms.Order(StringComparer.Ordinal), rooms);
        var plan = File.ReadAllText(Path.Combine(Sources.Root, "docs/ARCHITECTURE.md"));
        Assert.All(Rooms, r => Assert.Contains($"`{r}`", plan));
    }

    [Fact]
    public void Core_References_NoWebAndNoUi()
    {
        var references = typeof(Actor).Assembly.GetReferencedAssemblies().Select(a => a.Name!);
        Assert.DoesNotContain(references, n => n.StartsWith("TapBot.Portal", StringComparison.Ordinal) || n.StartsWith("MudBlazor", StringComparison.Ordinal)
            || (n.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) && n != "Microsoft.AspNetCore.Identity.EntityFrameworkCore"));
    }

    [Fact]
    public void Core_AdaptersWatchersAndStores_AreInternal()
    {
        var open = typeof(Actor).Assembly.GetExportedTypes()
            .Where(t => t.Namespace!.EndsWith(".Docker", StringComparison.Ordinal) || t.Namespace.EndsWith(".Kernel", StringComparison.Ordinal) || t.Name.EndsWith("Watcher", StringComparison.Ordinal)
                || t.Name.EndsWith("DbContext", StringComparison.Ordinal) || t.Name.EndsWith("Store", StringComparison.Ordinal) || t.Name.EndsWith("Handler", StringComparison.Ordinal));
        Assert.Empty(open.Select(t => t.FullName));
    }

    [Fact]
    public void Features_Any_GoThroughTheGuardedReaders()
    {
        var wrong = from file in Sources.Files("src/TapBot.Portal/Features", ".cs", ".razor")
                    let text = File.ReadAllText(file)
                    from forbidden in new[] { "UserManager", "DbContext", "Docker.DotNet", "MarkupString" }
                    where text.Contains(forbidden, StringComparison.Ordinal)
                    select $"{Sources.Short(file)}: {forbidden}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Features_Any_HaveTheNameOfARoom()
    {
        var features = Directory.GetDirectories(Path.Combine(Sources.Root, "src/TapBot.Portal/Features")).Select(d => Path.GetFileName(d));
        Assert.All(features, f => Assert.Contains(f, Rooms.Concat(["Account", "Administration", "Wall"])));
    }

    private static string RoomOf(string file) => Sources.Short(file).Split('/')[2];

    [GeneratedRegex(@"\bTapBot\.Core\.(\w+)")]
    private static partial Regex Uses();
}
