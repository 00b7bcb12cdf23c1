using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using TapBot.Core.Access;
using TapBot.Portal.Hosting;
using TapBot.Portal.Hosting.Provider;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Account;

/// <summary>Where people sign in. A plain page with a plain form: it works before any script, and with password managers.</summary>
public sealed partial class SignIn
{
    private string? _error;

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required SignInDoor Door { get; init; }

    [Inject] public required IOptions<OidcSettings> Oidc { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [CascadingParameter] public required HttpContext Context { get; set; }

    [SupplyParameterFromForm(FormName = "signin")] private SignInInput? Input { get; set; }

    /// <summary>Where to go afterwards; anything but an address of the portal is ignored.</summary>
    [SupplyParameterFromQuery] public string? ReturnUrl { get; set; }

    /// <summary>Why the identity provider's way did not lead in; a code that is known here, or nothing.</summary>
    [SupplyParameterFromQuery] public string? Problem { get; set; }

    private string? Provider => ProviderServices.IsThere(Oidc.Value) ? ProviderServices.NameOf(Oidc.Value) : null;

    protected override void OnInitialized()
    {
        _error = ProviderProblem.Say(Texts, Problem);
        if (HttpMethods.IsGet(Context.Request.Method) && Context.User.Identity?.IsAuthenticated is true)
            Navigation.NavigateTo(LocalAddress.OrHome(ReturnUrl));
    }

    private async Task SubmitAsync()
    {
        if (Input is not { UserName: { Length: > 0 } userName, Password: { Length: > 0 } password })
        {
            (Context.Response.StatusCode, _error) = (StatusCodes.Status400BadRequest, Texts["account.signIn.both"]);
            return;
        }
        var answer = await Door.TryAsync(userName, password, ClientAddress.Of(Context), Context.Request.Headers.UserAgent, Context.RequestAborted);
        if (SignInStep.Take(Context, answer, ReturnUrl) is { } next)
            Navigation.NavigateTo(next);
        else
            _error = Texts.Say(answer.Reason!);
    }
}
