using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using TapBot.Core.Servers;
using TapBot.Portal.Hosting;

namespace TapBot.Portal.Shell;

/// <summary>The server switch, kept up to date.</summary>
public sealed partial class ServerBar
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(500);
    private IReadOnlyList<ServerState> _servers = [];

    [Inject] public required IServerStates States { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required ActorAccessor Actors { get; init; }

    [CascadingParameter] public required Task<AuthenticationState> Authentication { get; set; }

    private string Here => Navigation.ToBaseRelativePath(Navigation.Uri);

    private ServerName? Current => ServerQuery.Read(Here);

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        var actor = Actors.From((await Authentication).User);
        RunWhileAllowed(async token =>
        {
            await foreach (var servers in States.WatchAsync(actor, Calm, token))
            {
                _servers = servers;
                Draw();
            }
        });
    }

    protected override ValueTask DisposeCoreAsync()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        return ValueTask.CompletedTask;
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => StateHasChanged();

    private string HrefOf(ServerName? server) => ServerQuery.Href(Here, server);
}
