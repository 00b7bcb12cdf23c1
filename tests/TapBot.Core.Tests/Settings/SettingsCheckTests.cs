using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TapBot.Core.Settings;

namespace TapBot.Core.Tests.Settings;

public sealed class SettingsCheckTests
{
    [Fact]
    public void Problems_NothingConfigured_AreNone() => Assert.Empty(Check());

    [Fact]
    public void Problems_GoodValues_AreNoneAndBound()
    {
        var services = Build(("TapBot:Room:Size", "7"), ("TapBot:Room:Colour", "red"), ("TapBot:Room:Doors:0:Name", "front"), ("TapBot:Room:Wait", "00:00:05"));

        Assert.Empty(SettingsCheck.Problems(services));
        var room = services.GetRequiredService<IOptions<Room>>().Value;
        Assert.Equal((7, Colour.Red, "front", TimeSpan.FromSeconds(5)), (room.Size, room.Colour, room.Doors[0].Name, room.Wait));
    }

    [Fact]
    public void Problems_ManyMistakes_AreAllNamedWithLegalValues() => Assert.Equal(
        [
            "TapBot:Room:Colour is 'mauve'; legal: Red, Blue.",
            "TapBot:Room:Doors:1:Locked is 'maybe'; legal: true, false.",
            "TapBot:Room:Doors:1:Name is missing; legal: the name of a door.",
            "TapBot:Room:Size is '11'; legal: 1 to 10.",
            "TapBot:Room:Syze is not known; known beside it: Colour, Doors, Size, Wait.",
            "TapBot:Rom:Size is not known.",
        ],
        Check(
            ("TapBot:Room:Colour", "mauve"), ("TapBot:Room:Doors:0:Name", "front"), ("TapBot:Room:Doors:1:Locked", "maybe"), ("TapBot:Room:Size", "11"),
            ("TapBot:Room:Syze", "1"), ("TapBot:Rom:Size", "1")).Order(StringComparer.Ordinal).OrderBy(p => p.Contains("known", StringComparison.Ordinal)).ThenBy(p => p.Contains("Rom:", StringComparison.Ordinal)));

    [Fact]
    public void Problems_NumberOfAnEnum_IsNotLegalBeyondItsNames() => Assert.Equal(["TapBot:Room:Colour is '7'; legal: Red, Blue."], Check(("TapBot:Room:Colour", "7")));

    [Fact]
    public void Problems_KeysInAnyCase_AreKnown() => Assert.Empty(Check(("tapbot:room:SIZE", "3")));

    private static IReadOnlyList<string> Check(params (string Key, string Value)[] settings) => SettingsCheck.Problems(Build(settings));

    private static ServiceProvider Build(params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build());
        services.AddSettings<Room>("TapBot:Room");
        return services.BuildServiceProvider();
    }

    private enum Colour
    {
        Red,
        Blue,
    }

    private sealed class Room
    {
        [Range(1, 10)]
        public int Size { get; set; } = 5;

        public Colour Colour { get; set; }

        public TimeSpan Wait { get; set; }

        public List<Door> Doors { get; set; } = [];
    }

    private sealed class Door
    {
        [Required(ErrorMessage = "the name of a door")]
        public string? Name { get; set; }

        public bool Locked { get; set; }
    }
}
