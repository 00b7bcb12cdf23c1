namespace TapBot.Core.Access;

/// <summary>How somebody came in.</summary>
public enum SignInMethod
{
    /// <summary>With the password alone.</summary>
    Password,

    /// <summary>With a code of the authenticator app after the password or the provider.</summary>
    Code,

    /// <summary>With a recovery code in place of the app's.</summary>
    RecoveryCode,

    /// <summary>With a passkey.</summary>
    Passkey,

    /// <summary>Through the identity provider.</summary>
    Provider,
}
