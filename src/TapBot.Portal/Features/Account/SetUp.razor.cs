using Microsoft.AspNetCore.Components;
using TapBot.Core.Access;
using TapBot.Core.Wording;
using TapBot.Portal.Hosting;
using TapBot.Portal.Resources;
using TapBot.Portal.Shell;

namespace TapBot.Portal.Features.Account;

/// <summary>Where the first administrator is made, once.</summary>
public sealed partial class SetUp
{
    private string? _error;
    private IReadOnlyList<(string Member, Phrase Reason)> _flaws = [];

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required SetupDoor Door { get; init; }

    [Inject] public required SignInDoor SignInDoor { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] public required HttpContext Context { get; set; }

    [SupplyParameterFromForm(FormName = "setup")] private SetUpInput? Input { get; set; }

    /// <summary>The one-time token, as in the address the portal printed.</summary>
    [SupplyParameterFromQuery] public string? Token { get; set; }

    private async Task SubmitAsync()
    {
        var request = new SetupRequest(Input?.Token?.Trim() ?? "", Input?.UserName ?? "", Input?.Password ?? "");
        var answer = await Door.EnterAsync(request, ClientAddress.Of(Context), Context.RequestAborted);
        _flaws = answer.Flaws;
        (Context.Response.StatusCode, _error) = answer.Result switch
        {
            SetupResult.Created => (StatusCodes.Status200OK, null),
            SetupResult.Invalid => (StatusCodes.Status400BadRequest, Texts["account.setup.invalid"]),
            SetupResult.TokenExpired => (StatusCodes.Status410Gone, Texts["access.setUp.expired"]),
            SetupResult.WrongToken => (StatusCodes.Status403Forbidden, Texts["access.setUp.wrongToken"]),
            _ => (StatusCodes.Status404NotFound, Texts["request.nothingHere"]),
        };
        if (answer.Result == SetupResult.Created)
            await SignInAsync(request);
    }

    /// <summary>Whoever has just chosen a password need not type it again.</summary>
    private async Task SignInAsync(SetupRequest request)
    {
        var answer = await SignInDoor.TryAsync(request.UserName, request.Password, ClientAddress.Of(Context), Context.Request.Headers.UserAgent, Context.RequestAborted);
        if (answer.SessionSecret is { } secret)
            DoorCookie.Session.Write(Context, secret);
        Navigation.NavigateTo(answer.SessionSecret is null ? PortalUrls.SignIn : PortalUrls.Home);
    }

    private string? Flaw(string member) => _flaws.FirstOrDefault(f => f.Member == member) is { Reason: { } reason } ? Texts.Say(reason) : null;
}
