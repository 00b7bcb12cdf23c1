using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using TapBot.Core.Access;
using TapBot.Core.Wording;

namespace TapBot.Portal.Hosting.Passkeys;

/// <summary>
/// The two halves of registering a passkey and of signing in with one. The challenge is kept here, in memory, for five minutes and one use;
/// the framework's handler checks it together with origin and signature.
/// </summary>
internal sealed class PasskeyCeremony(Core.Access.Passkeys passkeys, CeremonyMemory begun)
{
    /// <summary>Browsers know passkeys on safe origins with a name only: https or localhost, no bare address.</summary>
    public static bool IsPossible(HttpRequest request) =>
        request.Host.Host == "localhost" || (request.IsHttps && Uri.CheckHostName(request.Host.Host) == UriHostNameType.Dns);

    /// <summary>What the browser needs to make a passkey for the actor.</summary>
    /// <exception cref="StepUpRequiredException">The sign-in is not fresh.</exception>
    public async Task<(string Ceremony, JsonElement Options)> BeginRegistrationAsync(Actor actor, HttpContext context)
    {
        await passkeys.DemandAsync(actor, context.RequestAborted);
        var person = new PasskeyUserEntity { Id = actor.Id, Name = actor.Name, DisplayName = actor.Name };
        var made = await Handler(context).MakeCreationOptionsAsync(person, context);
        return (begun.Keep(actor.SessionId, made.AttestationState), Json(made.CreationOptionsJson));
    }

    /// <summary>Verifies what the browser made and has it stored; null when it was, otherwise why not.</summary>
    /// <exception cref="StepUpRequiredException">The sign-in is not fresh.</exception>
    public async Task<Phrase?> FinishRegistrationAsync(Actor actor, string ceremony, JsonElement credential, string name, HttpContext context)
    {
        if (begun.Take(ceremony, actor.SessionId) is not { State: { } state })
            return Phrase.Of("access.passkey.late");
        var result = await Handler(context).PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential.GetRawText(), AttestationState = state });
        return result.Succeeded && result.UserEntity.Id == actor.Id
            ? await passkeys.AddAsync(actor, PasskeyHolderStore.ToRecord(result.Passkey), name, context.RequestAborted)
            : Phrase.Of("access.passkey.refused");
    }

    /// <summary>What the browser needs to offer the passkeys it has for this portal; says nothing about who has one.</summary>
    public async Task<(string Ceremony, JsonElement Options)> BeginSignInAsync(HttpContext context)
    {
        var made = await Handler(context).MakeRequestOptionsAsync(null, context);
        return (begun.Keep(null, made.AssertionState), Json(made.RequestOptionsJson));
    }

    /// <summary>Verifies what the browser signed and starts the session.</summary>
    public async Task<SignInAnswer?> FinishSignInAsync(string ceremony, JsonElement credential, HttpContext context)
    {
        if (begun.Take(ceremony, null) is not { State: { } state })
            return null;
        var result = await Handler(context).PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential.GetRawText(), AssertionState = state });
        return result.Succeeded
            ? await passkeys.EnterAsync(PasskeyHolderStore.ToRecord(result.Passkey), ClientAddress.Of(context), context.Request.Headers.UserAgent, context.RequestAborted)
            : null;
    }

    /// <summary>The handler stands on a scoped user manager, so it comes from the request.</summary>
    private static IPasskeyHandler<PasskeyHolder> Handler(HttpContext context) => context.RequestServices.GetRequiredService<IPasskeyHandler<PasskeyHolder>>();

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
