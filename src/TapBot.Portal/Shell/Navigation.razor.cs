using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using TapBot.Core.Access;
using TapBot.Core.Monitoring;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Shell;

/// <summary>The rail: what the reader may see, each with its light.</summary>
public sealed partial class Navigation
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    private IReadOnlyList<NavigationEntry> _entries = [];

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required IEnumerable<NavigationEntry> Registered { get; init; }

    [Inject] public required NavigationLights Lights { get; init; }

    [Inject] public required IServiceProvider Services { get; init; }

    [Inject] public required AccessGuard Guard { get; init; }

    [Inject] public required ActorAccessor Actors { get; init; }

    [CascadingParameter] public required Task<AuthenticationState> Authentication { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Lights.Changed += OnLightsChanged;
        var actor = Actors.From((await Authentication).User);
        var rights = await Guard.RightsOfAsync(actor, Alive);
        _entries = [.. Registered.Where(e => e.IsFor(rights))];
        if (Registered.Any(e => e.Light is not null))
            RunWheneverAllowed(Guard, token => FollowAsync(actor, token));
        Run(token => FollowRightsAsync(actor, rights, token));
    }

    protected override ValueTask DisposeCoreAsync()
    {
        Lights.Changed -= OnLightsChanged;
        return ValueTask.CompletedTask;
    }

    /// <summary>One look at everything has the lights of all entries. Who may see nothing any more is told so by the page.</summary>
    private async Task FollowAsync(Actor actor, CancellationToken token)
    {
        await foreach (var lights in Services.GetRequiredService<LightReader>().WatchAsync(actor, Calm, token))
        {
            foreach (var entry in _entries.Where(e => e.Light is not null))
                Lights.Set(entry.Key, entry.Light!(lights));
        }
    }

    /// <summary>The key that leads there after g: the first letter of its name that no entry above has taken; the same for everybody, whatever they may see.</summary>
    private char? LetterOf(NavigationEntry entry)
    {
        var taken = new HashSet<char>();
        foreach (var one in Registered)
        {
            var letter = one.Key.Where(char.IsAsciiLetterLower).Where(l => l != 'g').Cast<char?>().FirstOrDefault(l => !taken.Contains(l!.Value));
            if (one == entry)
                return letter;
            if (letter is { } used)
                taken.Add(used);
        }
        return null;
    }

    /// <summary>An entry comes and goes with the right to it, while the page is open.</summary>
    private async Task FollowRightsAsync(Actor actor, Rights before, CancellationToken token)
    {
        while (true)
        {
            var look = Guard.NextLookAsync();
            var now = await Guard.RightsOfAsync(actor, token);
            if (!now.SameAs(before))
            {
                (_entries, before) = ([.. Registered.Where(e => e.IsFor(now))], now);
                Draw();
            }
            await look.WaitAsync(token);
        }
    }

    private void OnLightsChanged() => Run(_ => InvokeAsync(Draw));
}
