namespace TapBot.Core.Storage;

/// <summary>The portal's store cannot be used: the message says why and what to do, for the person who starts the portal.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
