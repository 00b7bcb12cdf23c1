namespace TapBot.Core.Operations;

/// <summary>A member of an operation that holds a secret: what is wrong with it is said without a word of it. Its ToString must not tell the secret either, since that goes into the audit trail.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HoldsSecretAttribute : Attribute;
