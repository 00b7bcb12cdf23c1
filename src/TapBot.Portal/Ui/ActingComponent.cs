using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using TapBot.Core.Access;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Ui;

/// <summary>A component that asks Core for something and so must say who asks.</summary>
public abstract class ActingComponent : LiveComponent
{
    private Actor? actor;

    [Inject] public required ActorAccessor Actors { get; init; }

    [CascadingParameter] public required Task<AuthenticationState> Authentication { get; set; }

    /// <summary>Who looks at the page; known from <see cref="OnActorKnownAsync"/> on.</summary>
    protected Actor Actor => actor ?? throw new InvalidOperationException("The actor is not known yet.");

    /// <summary>True from <see cref="OnActorKnownAsync"/> on.</summary>
    protected bool ActorKnown => actor is not null;

    protected sealed override async Task OnInitializedAsync()
    {
        actor = Actors.From((await Authentication).User);
        await OnActorKnownAsync();
    }

    /// <summary>Takes the place of OnInitializedAsync.</summary>
    protected virtual Task OnActorKnownAsync() => Task.CompletedTask;
}
